import { DESTINATION_RULE } from '../../workspace/istio-destination-rules.ts';
import { rootNamespaceOf } from '../../workspace/istio-mesh-config.ts';
import { findMutualTlsObstacle, PEER_AUTHENTICATION } from '../../workspace/istio-mutual-tls.ts';
import { isAmbientNamespace } from '../../workspace/istio-namespaces.ts';
import { AUTHORIZATION_POLICY, selectorLabels } from '../../workspace/istio-policies.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { findPair, scalars, select } from '../../yaml/select.ts';
import { titleNode } from '../../resources/resource.ts';
import { defineRule, type Resource } from '../rule.ts';

const SOURCE_KEYS = [
  'principals',
  'notPrincipals',
  'namespaces',
  'notNamespaces',
  'serviceAccounts',
  'notServiceAccounts',
];
const CONDITION_KEYS: ReadonlySet<string> = new Set([
  'source.principal',
  'source.namespace',
  'source.serviceAccount',
  'connection.sni',
]);

/**
 * Who the caller is comes from the certificate of mutual TLS; a call in plain text has no principal and no
 * namespace. Source: Kiali (authorization.MtlsEnabledChecker).
 */
export const authorizationPolicyNeedsMutualTls = defineRule({
  id: 'istio/authorization-policy-needs-mutual-tls',
  title: 'Keep mutual TLS on where a policy asks who calls',
  severity: 'warning',
  kinds: [AUTHORIZATION_POLICY],
  reads: [
    PEER_AUTHENTICATION,
    DESTINATION_RULE,
    'Service',
    'Namespace',
    'ConfigMap',
    'IstioOperator.install.istio.io',
  ],
  upstream: ['KIA0105'],
  *check(policy, { index, settings }) {
    const nodes = identityParts(policy);
    // Between ambient workloads all traffic is mutual TLS.
    if (nodes.length === 0 || isAmbientNamespace(index, policy.namespace)) return;
    const root = rootNamespaceOf(index, settings.istio.rootNamespace);
    const obstacle = findMutualTlsObstacle(index, policy.namespace, selectorLabels(policy), root);
    if (obstacle === undefined) return;
    const { cause } = obstacle;
    const reason =
      cause === undefined
        ? 'automatic mutual TLS is switched off and nothing else switches it on here'
        : `${cause.kind} "${cause.namespace}/${cause.name}" switches it off`;
    for (const node of nodes) {
      yield {
        at: node.span,
        message: `"${node.name}" is known only with mutual TLS, and ${reason}. Switch it on, or match on something else.`,
        related:
          cause === undefined
            ? []
            : [
                {
                  document: cause.document,
                  span: titleNode(cause),
                  message: 'Mutual TLS is switched off here',
                },
              ],
      };
    }
  },
});

/** The parts of a policy that ask who the caller is. */
function identityParts(policy: Resource): { readonly name: string; readonly span: YamlNode }[] {
  const sources = select(policy.root, 'spec.rules[*].from[*].source').flatMap((source) =>
    SOURCE_KEYS.flatMap((name) => {
      const key = findPair(source, name)?.key;
      return key === undefined ? [] : [{ name, span: key }];
    }),
  );
  const conditions = scalars(policy.root, 'spec.rules[*].when[*].key')
    .filter((key) => CONDITION_KEYS.has(key.text))
    .map((key) => ({ name: key.text, span: key }));
  return [...sources, ...conditions];
}
