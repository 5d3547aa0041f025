import { policyReferences, refersTo } from '../../workspace/linkerd-references.ts';
import { replaceText } from '../../yaml/edit.ts';
import { scalar } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { AUTHORIZATION_POLICY, GATEWAY_GROUP, POLICY_GROUP } from './shared/kinds.ts';
import { referenceKindFault, type ReferenceKind } from './shared/reference-kinds.ts';

const TARGETS: readonly ReferenceKind[] = [
  { group: POLICY_GROUP, kind: 'Server' },
  { group: GATEWAY_GROUP, kind: 'HTTPRoute' },
  { group: POLICY_GROUP, kind: 'HTTPRoute' },
  { group: GATEWAY_GROUP, kind: 'GRPCRoute' },
  { group: '', kind: 'Namespace' },
];

/** Refused by the webhook of the policy controller (policy-controller/src/admission.rs, AuthorizationPolicySpec). */
export const authorizationPolicyTarget = defineRule({
  id: 'linkerd/authorization-policy-target',
  title: 'Attach an AuthorizationPolicy to a Server, a route or its own Namespace',
  severity: 'error',
  kinds: [AUTHORIZATION_POLICY],
  fixable: 'suggestion',
  upstream: ['L5D-AP-001', 'L5D-AP-002', 'L5D-AP-006'],
  *check(policy) {
    for (const target of policyReferences(policy, 'spec.targetRef')) {
      const use = 'Linkerd attaches no policy to a';
      const fault = referenceKindFault(policy, target, { allowed: TARGETS, use });
      if (fault !== undefined) {
        const { isGroup, ...finding } = fault;
        yield { ...finding, upstream: [isGroup ? 'L5D-AP-006' : 'L5D-AP-002'] };
        continue;
      }
      const { name } = target;
      const own = scalar(policy.root, 'metadata.namespace');
      if (!refersTo(target, '', 'Namespace') || name === undefined || own === undefined) continue;
      if (name.text === own.text) continue;
      yield {
        at: name,
        upstream: ['L5D-AP-001'],
        message: `A policy of namespace "${own.text}" is not accepted for Namespace "${name.text}". Name its own, or move the policy.`,
        fixes: [
          {
            title: `Change to "${own.text}"`,
            kind: 'suggestion',
            edits: () => [replaceText(policy.document, name, own.text)],
          },
        ],
      };
    }
  },
});
