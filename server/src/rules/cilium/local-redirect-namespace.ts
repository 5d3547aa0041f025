import { replaceText } from '../../yaml/edit.ts';
import { scalar } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

/** "namespace mismatch between service matcher and policy" (pkg/loadbalancer/redirectpolicy). */
export const localRedirectNamespace = defineRule({
  id: 'cilium/local-redirect-namespace',
  title: 'Redirect Services of the own namespace only',
  severity: 'error',
  kinds: ['CiliumLocalRedirectPolicy.cilium.io'],
  fixable: 'suggestion',
  upstream: ['CIL-LRP-004'],
  *check({ root, document }) {
    const own = scalar(root, 'metadata.namespace');
    const wanted = scalar(root, 'spec.redirectFrontend.serviceMatcher.namespace');
    if (own === undefined || wanted === undefined || own.text === wanted.text) return;
    yield {
      at: wanted,
      message:
        `"${wanted.text}" is another namespace than the policy's own, "${own.text}", and Cilium drops the policy. ` +
        `Put the policy beside the Service.`,
      fixes: [
        {
          title: `Move the policy to "${wanted.text}"`,
          kind: 'suggestion',
          edits: () => [replaceText(document, own, wanted.text)],
        },
      ],
    };
  },
});
