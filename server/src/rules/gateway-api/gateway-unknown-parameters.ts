import { toKindKey } from '../../resources/kinds.ts';
import { referencesAt, findReferenced, GATEWAY } from '../../workspace/gateway-routes.ts';
import { select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { nearestFixes } from '../shared/rename-fix.ts';

/**
 * A Gateway whose parameters are not found is not accepted (InvalidParameters). The kind may be any; Istio reads a
 * ConfigMap. Source: Gateway API, GatewayInfrastructure.parametersRef.
 */
export const gatewayUnknownParameters = defineRule({
  id: 'gateway-api/gateway-unknown-parameters',
  title: 'Refer to parameters that exist',
  severity: 'error',
  kinds: [GATEWAY],
  reads: ['*'],
  fixable: 'suggestion',
  upstream: ['GW-REF:parameters-ref-missing'],
  *check(gateway, context) {
    for (const node of select(gateway.root, 'spec.infrastructure.parametersRef')) {
      // Group and kind are required here: the schema reports what misses.
      for (const reference of referencesAt(gateway, node, { group: '', kind: '' })) {
        const { group, kind, name, namespace } = { ...reference, namespace: gateway.namespace };
        if (kind === '' || findReferenced(context.index, { ...reference, namespace }) !== undefined) continue;
        const key = toKindKey(group, kind);
        const severity = context.referenceSeverity(key, namespace, name.text);
        if (severity === undefined) continue;
        const known = context.index.inNamespace(key, namespace).map((resource) => resource.name);
        yield {
          at: name,
          severity,
          message: `${kind} "${name.text}" does not exist in namespace "${namespace}", so the Gateway is not accepted. Name one that exists.`,
          fixes: nearestFixes(gateway, name, known),
        };
      }
    }
  },
});
