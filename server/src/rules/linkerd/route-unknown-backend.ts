import { servicePorts } from '../../resources/service.ts';
import { select } from '../../yaml/select.ts';
import { isGeneratedService } from '../../workspace/generated-services.ts';
import { backendReferences, findReferenced, type RouteReference } from '../../workspace/gateway-routes.ts';
import { titleRelated } from '../shared/related.ts';
import { defineRule, type Finding, type Resource, type RuleContext } from '../rule.ts';
import { EGRESS_NETWORK, LINKERD_HTTP_ROUTE } from './shared/kinds.ts';
import { nearestResource } from './shared/nearest-name.ts';

/** Linkerd answers what is sent to such a backend with 500 (policy-controller, outbound, `convert_backend`). */
export const routeUnknownBackend = defineRule({
  id: 'linkerd/route-unknown-backend',
  title: 'Send requests to Services and ports that exist',
  severity: 'error',
  kinds: [LINKERD_HTTP_ROUTE],
  reads: ['Service'],
  fixable: 'suggestion',
  upstream: ['L5D-REF:backend-missing', 'L5D-REF:backend-kind-unknown'],
  *check(route, context) {
    for (const backend of backendReferences(route)) {
      const finding = judgeBackend(route, backend, context);
      if (finding !== undefined) yield finding;
    }
  },
});

function judgeBackend(route: Resource, backend: RouteReference, context: RuleContext): Finding | undefined {
  const { group, kind, name, namespace, port } = backend;
  if (group !== '' || kind.toLowerCase() !== 'service') {
    if (`${kind}.${group}`.toLowerCase() === EGRESS_NETWORK.toLowerCase()) return undefined;
    return {
      at: name,
      severity: 'warning',
      upstream: ['L5D-REF:backend-kind-unknown'],
      message: `Linkerd sends requests to Services and EgressNetworks only, and "${name.text}" is a ${kind}. Name a Service.`,
    };
  }
  const service = findReferenced(context.index, { ...backend, kind: 'Service' });
  if (service === undefined) {
    const severity = context.referenceSeverity('Service', namespace, name.text);
    if (severity === undefined || isGeneratedService(context.index, namespace, name.text)) return undefined;
    return {
      at: name,
      severity,
      upstream: ['L5D-REF:backend-missing'],
      message: `Service "${name.text}" does not exist in namespace "${namespace}", so requests are answered with 500. Name one that does.`,
      fixes: nearestResource(route, name, context, { kind: 'Service', namespace }),
    };
  }
  const ports = servicePorts(service);
  const isKnown = ports.length > 0 && ports.length === select(service.root, 'spec.ports[*]').length;
  if (!isKnown || typeof port?.value !== 'number') return undefined;
  if (ports.some(({ number }) => number === port.value)) return undefined;
  return {
    at: port,
    severity: 'warning',
    upstream: ['L5D-REF:backend-missing'],
    message: `Service "${name.text}" has no port "${port.text}". Use one of its ports: ${ports.map(({ number }) => number).join(', ')}.`,
    related: [titleRelated(service, `Service "${service.name}"`)],
  };
}
