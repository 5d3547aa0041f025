import { closest } from '../../util/closest.ts';
import {
  hostForms,
  similarHosts,
  parseServiceHost,
  resolveHost,
  SERVICE,
  SERVICE_ENTRY,
  serviceEntriesOf,
} from '../../workspace/istio-hosts.ts';
import { isKnownNamespace } from '../../workspace/istio-namespaces.ts';
import { AUTHORIZATION_POLICY } from '../../workspace/istio-policies.ts';
import { VIRTUAL_SERVICE, virtualServicesOn } from '../../workspace/istio-virtual-services.ts';
import { scalars } from '../../yaml/select.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { renameFix } from '../shared/rename-fix.ts';

/**
 * `operation.hosts` is compared with the Host header; the name of a Service that does not exist is in no request.
 * Names that can only be those of the world outside are left alone. Source: Kiali (authorization.NoHostChecker).
 */
export const authorizationPolicyUnknownHost = defineRule({
  id: 'istio/authorization-policy-unknown-host',
  title: 'Name hosts that exist in operations',
  severity: 'warning',
  kinds: [AUTHORIZATION_POLICY],
  reads: [SERVICE, SERVICE_ENTRY, VIRTUAL_SERVICE, 'Namespace'],
  fixable: 'suggestion',
  upstream: ['KIA0104'],
  *check(policy, context) {
    for (const node of scalars(policy.root, 'spec.rules[*].to[*].operation.hosts[*]')) {
      const host = node.text.replace(/:\d+$/, '');
      // Clients outside the mesh may send any name with more parts.
      if (host.split('.').length > 2) continue;
      const service = parseServiceHost(host, policy.namespace);
      if (service === undefined || isSomewhere(host, policy.namespace, context)) continue;
      if (host.includes('.') && !isKnownNamespace(context.index, service.namespace)) continue;
      const severity = context.referenceSeverity(SERVICE, service.namespace, service.name);
      if (severity === undefined) continue;
      const nearest = closest(node.text, new Set(similarHosts(context.index, host, policy.namespace)));
      yield {
        at: node,
        severity,
        message:
          `No Service or ServiceEntry defines host "${node.text}" in namespace "${service.namespace}", so no request ` +
          'names it. Name a host that exists.',
        fixes: nearest === undefined ? [] : [renameFix(policy, node, nearest)],
      };
    }
  },
});

function isSomewhere(host: string, namespace: string, { index }: RuleContext): boolean {
  if (resolveHost(index, host, namespace) !== undefined || serviceEntriesOf(index, host).length > 0)
    return true;
  return [host, ...hostForms(host, namespace)].some((form) => virtualServicesOn(index, form).length > 0);
}
