import { NAMESPACED_POLICY, policySpecs } from '../../workspace/cilium-policy.ts';
import { removePair, replaceText } from '../../yaml/edit.ts';
import { child, findPair } from '../../yaml/select.ts';
import { defineRule, type Resource } from '../rule.ts';

/** Host policies are clusterwide: "rule cannot have NodeSelector" (CiliumNetworkPolicy.Parse). */
export const policyNodeSelectorInNamespaced = defineRule({
  id: 'cilium/policy-node-selector-in-namespaced',
  title: 'Select nodes only in a CiliumClusterwideNetworkPolicy',
  severity: 'error',
  kinds: [NAMESPACED_POLICY],
  fixable: 'suggestion',
  upstream: ['CIL-CNP-004'],
  *check(policy) {
    for (const spec of policySpecs(policy)) {
      const pair = findPair(spec, 'nodeSelector');
      if (pair === undefined || child(spec, 'nodeSelector')?.kind !== 'map') continue;
      // Both selectors at once break the schema's "exactly one"; that is told there.
      if (child(spec, 'endpointSelector') !== undefined) continue;
      yield {
        at: pair.key,
        message:
          `"nodeSelector" is refused in a CiliumNetworkPolicy, which is about Pods of its namespace. ` +
          `Make it a CiliumClusterwideNetworkPolicy, or select Pods with "endpointSelector".`,
        fixes: [
          {
            title: 'Make it a CiliumClusterwideNetworkPolicy',
            kind: 'suggestion',
            edits: () => toClusterwide(policy),
          },
        ],
      };
    }
  },
});

function toClusterwide({ document, kindNode, root }: Resource) {
  const namespace = findPair(child(root, 'metadata'), 'namespace');
  const edits = [replaceText(document, kindNode, 'CiliumClusterwideNetworkPolicy')];
  return namespace === undefined ? edits : [...edits, removePair(document, namespace)];
}
