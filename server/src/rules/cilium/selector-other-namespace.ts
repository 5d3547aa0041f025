import { NAMESPACED_POLICY, policySpecs } from '../../workspace/cilium-policy.ts';
import { NAMESPACE_LABEL, parseLabelKey } from '../../workspace/cilium-selector.ts';
import { replaceText } from '../../yaml/edit.ts';
import { child, scalar } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { selectedLabels } from './shared/selectors.ts';

/**
 * A CiliumNetworkPolicy selects Pods of its own namespace; the agent replaces another namespace in the
 * `endpointSelector` by the policy's own, and says so in its log only (pkg/k8s/apis/cilium.io/utils).
 */
export const selectorOtherNamespace = defineRule({
  id: 'cilium/selector-other-namespace',
  title: 'Let `endpointSelector` name no other namespace than the policy lives in',
  severity: 'warning',
  kinds: [NAMESPACED_POLICY],
  fixable: 'suggestion',
  upstream: ['CIL-CNP-017'],
  *check(policy) {
    const own = scalar(policy.root, 'metadata.namespace');
    if (own === undefined) return;
    for (const spec of policySpecs(policy)) {
      for (const { key, value } of selectedLabels(child(spec, 'endpointSelector') ?? spec)) {
        if (parseLabelKey(key.text).name !== NAMESPACE_LABEL || value === undefined || value.masked) continue;
        if (value.text === own.text) continue;
        yield {
          at: value,
          message:
            `"${value.text}" is another namespace than the policy's own, "${own.text}", which is what counts. ` +
            `Move the policy there, or make it a CiliumClusterwideNetworkPolicy.`,
          fixes: [
            {
              title: `Move the policy to "${value.text}"`,
              kind: 'suggestion',
              edits: () => [replaceText(policy.document, own, value.text)],
            },
          ],
        };
      }
    }
  },
});
