import { AUTHORIZATION_POLICY } from '../../workspace/istio-policies.ts';
import { namespaceNames } from '../../workspace/istio-namespaces.ts';
import { WORKLOAD_KINDS } from '../../resources/workload.ts';
import { scalars } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { judgeNamespace } from './shared/unknown-namespace.ts';
import { matchesWildcard } from './shared/wildcard.ts';

const ENTRIES = [
  'spec.rules[*].from[*].source.namespaces[*]',
  'spec.rules[*].from[*].source.notNamespaces[*]',
];

/**
 * A source namespace that does not exist matches nobody. Sources: istioctl analyze
 * (authz.AuthorizationPoliciesAnalyzer), Kiali (authorization.NamespaceMethodChecker, which leaves notNamespaces out).
 */
export const authorizationPolicyUnknownNamespace = defineRule({
  id: 'istio/authorization-policy-unknown-namespace',
  title: 'Name source namespaces that exist',
  severity: 'warning',
  kinds: [AUTHORIZATION_POLICY],
  reads: ['Namespace', 'Service', 'ServiceAccount', ...WORKLOAD_KINDS],
  fixable: 'suggestion',
  upstream: ['IST0101', 'KIA0101'],
  *check(policy, context) {
    for (const query of ENTRIES) {
      for (const node of scalars(policy.root, query)) {
        if (node.text.includes('*') && !isDeadWildcard(node.text, context)) continue;
        const unknown = judgeNamespace(policy, node, context, 'warning');
        if (unknown === undefined) continue;
        yield {
          at: node,
          message: `No namespace matches "${node.text}", so this matches no request. Name a namespace that exists.`,
          upstream: query === ENTRIES[0] ? ['IST0101', 'KIA0101'] : ['IST0101'],
          ...unknown,
        };
      }
    }
  },
});

/** True if a closed workspace has no namespace that the wildcard matches. */
function isDeadWildcard(pattern: string, { index, settings }: Parameters<typeof judgeNamespace>[2]): boolean {
  if (settings.workspace === 'open') return false;
  const names = namespaceNames(index);
  return names.length > 0 && !names.some((name) => matchesWildcard(pattern, name));
}
