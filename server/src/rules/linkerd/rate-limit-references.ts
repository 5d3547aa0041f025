import { policyReferences } from '../../workspace/linkerd-references.ts';
import { defineRule } from '../rule.ts';
import { POLICY_GROUP, RATE_LIMIT } from './shared/kinds.ts';
import { referenceKindFault } from './shared/reference-kinds.ts';

const PLACES = [
  {
    query: 'spec.targetRef',
    allowed: [{ group: POLICY_GROUP, kind: 'Server' }],
    use: 'Linkerd limits Servers only, not a',
    upstream: 'L5D-RL-001',
  },
  {
    query: 'spec.overrides[*].clientRefs[*]',
    allowed: [{ group: '', kind: 'ServiceAccount' }],
    use: 'Clients are told apart by their service account, not by a',
    upstream: 'L5D-RL-003',
  },
] as const;

/** Refused by the webhook of the policy controller (policy-controller/src/admission.rs, RateLimitPolicySpec). */
export const rateLimitReferences = defineRule({
  id: 'linkerd/rate-limit-references',
  title: 'Limit a Server, and name clients by their ServiceAccount',
  severity: 'error',
  kinds: [RATE_LIMIT],
  fixable: 'suggestion',
  upstream: ['L5D-RL-001', 'L5D-RL-003'],
  *check(policy) {
    for (const { query, allowed, use, upstream } of PLACES) {
      for (const reference of policyReferences(policy, query)) {
        const fault = referenceKindFault(policy, reference, { allowed, use });
        if (fault === undefined) continue;
        const { at, message, fixes } = fault;
        yield { at, message, fixes, upstream: [upstream] };
      }
    }
  },
});
