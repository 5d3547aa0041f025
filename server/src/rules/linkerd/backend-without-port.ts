import type { Resource } from '../../resources/resource.ts';
import { servicePorts } from '../../resources/service.ts';
import { insertPair } from '../../yaml/edit.ts';
import { scalar, select } from '../../yaml/select.ts';
import { backendReferences, findReferenced } from '../../workspace/gateway-routes.ts';
import { defineRule, type Fix, type RuleContext } from '../rule.ts';
import type { RouteReference } from '../../workspace/gateway-routes.ts';
import { GRPC_ROUTE, HTTP_ROUTE, LINKERD_HTTP_ROUTE } from './shared/kinds.ts';

/**
 * Refused by the webhook of the policy controller (policy-controller/src/admission.rs,
 * `validate_backend_if_service`), which takes `core` for the core group. Of routes of the Gateway API the schema says
 * it where the group is written right, and another rule where the Service is here.
 */
export const backendWithoutPort = defineRule({
  id: 'linkerd/backend-without-port',
  title: 'Say which port of a Service a backend is',
  severity: 'error',
  kinds: [LINKERD_HTTP_ROUTE, HTTP_ROUTE, GRPC_ROUTE],
  reads: ['Service'],
  fixable: 'suggestion',
  upstream: ['L5D-HR-009'],
  judgesAbsence: true,
  *check(route, context) {
    for (const backend of backendReferences(route)) {
      const { map, name, group, kind } = backend;
      if (group !== '' || kind.toLowerCase() !== 'service' || select(map, 'port').length > 0) continue;
      const isToldElsewhere =
        scalar(map, 'group')?.text !== 'core' || findReferenced(context.index, backend) !== undefined;
      if (route.key !== LINKERD_HTTP_ROUTE && isToldElsewhere) continue;
      yield {
        at: name,
        message: `Backend "${name.text}" is a Service without a port, and Linkerd refuses such a route. Add "port".`,
        fixes: portFix(route, backend, context),
      };
    }
  },
});

/** Where the Service has one port only, that is meant. */
function portFix(
  { document }: Resource,
  { map, name, namespace }: RouteReference,
  { index }: RuleContext,
): Fix[] {
  const service = index.get('Service', namespace, name.text);
  const ports = service === undefined ? [] : servicePorts(service);
  const [only] = ports;
  if (only === undefined || ports.length > 1) return [];
  const value = String(only.number);
  return [
    {
      title: `Add port ${value}`,
      kind: 'suggestion',
      edits: () => [insertPair(document, map, { key: 'port', value, after: name.pair })],
    },
  ];
}
