import { closest } from '../../util/closest.ts';
import { findSlip } from '../../util/slip.ts';
import { gatewayPodNamespaces, ISTIO_GATEWAY } from '../../workspace/istio-gateways.ts';
import { SECRET_KINDS, secretNames, secretSources } from '../../workspace/secrets.ts';
import { WORKLOAD_KINDS } from '../../resources/workload.ts';
import { scalars } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { renameFix } from '../shared/rename-fix.ts';

/**
 * The proxy looks for the Secret in the namespace in which it runs, not in that of the Gateway. Secrets are
 * mostly kept out of repositories, so an open workspace is told only of slips of the pen and of Secrets that lie
 * in the wrong namespace. Source: istioctl analyze (gateway.SecretAnalyzer).
 */
export const gatewayUnknownSecret = defineRule({
  id: 'istio/gateway-unknown-secret',
  title: "Keep a Gateway's Secret in the namespace of its Pods",
  severity: 'error',
  kinds: [ISTIO_GATEWAY],
  reads: [...SECRET_KINDS, ...WORKLOAD_KINDS],
  fixable: 'suggestion',
  upstream: ['IST0101'],
  *check(gateway, { index, settings }) {
    const namespaces = gatewayPodNamespaces(index, gateway);
    for (const node of [
      'spec.servers[*].tls.credentialName',
      'spec.servers[*].tls.credentialNames[*]',
    ].flatMap((query) => scalars(gateway.root, query))) {
      const name = node.text.replace(/^kubernetes:\/\//, '');
      // Other schemes name a file, a provider or a ConfigMap.
      if (name === '' || name.includes('://') || name.includes('/')) continue;
      if (namespaces.some((namespace) => secretSources(index, namespace, name).length > 0)) continue;
      const [namespace = gateway.namespace] = namespaces;
      const astray = secretSources(index, gateway.namespace, name)[0];
      const isOpen = settings.workspace === 'open';
      const known = new Set(namespaces.flatMap((place) => secretNames(index, place)));
      const nearest = (isOpen ? findSlip : closest)(name, known);
      if (isOpen && astray === undefined && nearest === undefined) continue;
      yield {
        at: node,
        severity: isOpen ? 'warning' : 'error',
        message:
          astray === undefined
            ? `Secret "${name}" does not exist in namespace "${namespace}", where the Pods of this Gateway run. Add it there.`
            : `Secret "${name}" lies in namespace "${astray.namespace}", but the Pods of this Gateway run in ` +
              `"${namespace}" and look for it there. Move it.`,
        fixes: nearest === undefined || astray !== undefined ? [] : [renameFix(gateway, node, nearest)],
        related:
          astray === undefined
            ? []
            : [{ document: astray.document, span: astray.kindNode, message: `Secret "${name}"` }],
      };
    }
  },
});
