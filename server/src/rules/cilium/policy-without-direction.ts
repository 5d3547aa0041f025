import { CILIUM_POLICY_KINDS, policySpecs, SECTION_NAMES } from '../../workspace/cilium-policy.ts';
import { replaceSource } from '../../yaml/edit.ts';
import { findPair, child } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { isCiliumAtLeast } from './shared/version.ts';

/**
 * A rule whose sections are all empty lists: the CRD asks that one is there, the agent that one has an entry
 * ("rule must have at least one of Ingress, IngressDeny, Egress, EgressDeny", Rule.Sanitize). Older agents
 * accepted it and enforced nothing.
 */
export const policyWithoutDirection = defineRule({
  id: 'cilium/policy-without-direction',
  title: 'Give at least one of `ingress`, `egress`, `ingressDeny`, `egressDeny` an entry',
  severity: 'error',
  kinds: CILIUM_POLICY_KINDS,
  fixable: 'suggestion',
  upstream: ['CIL-CNP-001', 'CIL-CNP-002'],
  *check(policy, { settings }) {
    yield* emptySpecs(policy);
    for (const spec of policySpecs(policy)) {
      const sections = SECTION_NAMES.flatMap((name) => findPair(spec, name) ?? []);
      const first = sections[0];
      if (first === undefined) continue;
      const isEmpty = sections.every(({ name }) => {
        const list = child(spec, name);
        return list?.kind === 'seq' && list.items.length === 0;
      });
      if (!isEmpty) continue;
      const isRefused = isCiliumAtLeast(settings, '1.18');
      yield {
        at: first.key,
        severity: isRefused ? 'error' : 'warning',
        message:
          `"${first.name}" is an empty list and no other section has an entry, so ` +
          (isRefused ? 'Cilium refuses the policy' : 'the policy enforces nothing') +
          `. To deny by default, write one empty entry: "${first.name}: [{}]".`,
        fixes: [
          {
            title: `Deny by default with an empty entry`,
            kind: 'suggestion',
            edits: () => [replaceSource(policy.document, first.value, '[{}]')],
          },
        ],
      };
    }
  },
});

/** "Spec and Specs cannot both be empty" (CiliumNetworkPolicy.Parse, ErrEmptyCNP); the CRD asks that one is there. */
function* emptySpecs({ root }: Resource): Iterable<Finding> {
  const pair = findPair(root, 'specs');
  const list = child(root, 'specs');
  if (pair === undefined || list?.kind !== 'seq' || list.items.length > 0) return;
  if (child(root, 'spec') !== undefined) return;
  yield {
    at: pair.key,
    upstream: ['CIL-CNP-001'],
    message: `"specs" is empty and there is no "spec", so Cilium refuses the policy. Write a rule.`,
  };
}
