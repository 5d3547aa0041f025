import { removePair } from '../../yaml/edit.ts';
import { findPair, scalar, select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { AUTHORIZATION_POLICY, RATE_LIMIT } from './shared/kinds.ts';

/** The API server drops the field, and the target is looked for in the policy's own namespace. */
export const policyTargetNamespace = defineRule({
  id: 'linkerd/policy-target-namespace',
  title: 'Keep a policy in the namespace of its target',
  severity: 'warning',
  kinds: [AUTHORIZATION_POLICY, RATE_LIMIT],
  fixable: 'suggestion',
  upstream: ['L5D-AP-010'],
  explains: ['schema/unknown-field'],
  *check(policy) {
    const pair = findPair(select(policy.root, 'spec.targetRef')[0], 'namespace');
    if (pair === undefined) return;
    const written = scalar(policy.root, 'spec.targetRef.namespace')?.text;
    const own = scalar(policy.root, 'metadata.namespace')?.text;
    const isOwn = written !== undefined && written === own;
    yield {
      at: pair.key,
      message: isOwn
        ? '"namespace" is no field of "targetRef": the target is always in the namespace of the policy. Remove it.'
        : `"namespace" is no field of "targetRef": the target is looked for in the namespace of the policy. Move the policy to "${written ?? ''}".`,
      fixes: [
        {
          title: 'Remove "namespace"',
          kind: 'suggestion',
          edits: () => [removePair(policy.document, pair)],
        },
      ],
    };
  },
});
