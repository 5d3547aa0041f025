import { homeOf, POLICIES_THAT_DENY, rulesCovering } from '../../workspace/cilium-endpoint-policies.ts';
import {
  CILIUM_POLICY_KINDS,
  entriesOf,
  filledPeers,
  policySpecs,
  type PolicyEntry,
} from '../../workspace/cilium-policy.ts';
import {
  namesNamespace,
  NAMESPACE_LABEL,
  parseEndpointSelector,
  selectsAtLeast,
  type EndpointSelector,
} from '../../workspace/cilium-selector.ts';
import type { Resource } from '../../resources/resource.ts';
import { child, children, scalars } from '../../yaml/select.ts';
import { contains } from '../shared/cidr.ts';
import { keyAnchor } from '../shared/anchor.ts';
import { titleRelated } from '../shared/related.ts';
import { defineRule } from '../rule.ts';
import { cidrsOf } from './shared/cidrs.ts';
import { coversPorts } from './shared/port-coverage.ts';

/** Deny wins over allow, in whatever policy and order they stand (Documentation/security/policy/language, deny). */
export const allowShadowedByDeny = defineRule({
  id: 'cilium/allow-shadowed-by-deny',
  title: 'Do not allow what another entry denies altogether',
  severity: 'warning',
  kinds: CILIUM_POLICY_KINDS,
  reads: CILIUM_POLICY_KINDS,
  upstream: ['CIL-REF:shadowed-by-deny'],
  *check(policy, { index }) {
    for (const spec of policySpecs(policy)) {
      const allows = entriesOf(spec).filter((entry) => !entry.denies && filledPeers(entry).length === 1);
      if (allows.length === 0) continue;
      const denials = [
        { policy, spec },
        ...rulesCovering(index, { policy, spec }, POLICIES_THAT_DENY),
      ].flatMap((rule) =>
        entriesOf(rule.spec).flatMap((entry) => (entry.denies ? [{ policy: rule.policy, entry }] : [])),
      );
      for (const allow of allows) {
        const denial = denials.find((other) => covers(other, { policy, entry: allow }));
        if (denial === undefined) continue;
        const isOwn = denial.policy === policy;
        yield {
          at: keyAnchor(allow.node, filledPeers(allow)[0] ?? ''),
          message:
            `This entry never takes effect: "${denial.entry.section}" of ${isOwn ? 'this policy' : `"${denial.policy.name}"`} ` +
            `denies all that it allows, and deny wins. Remove it, or narrow the deny entry.`,
          related: isOwn ? [] : [titleRelated(denial.policy, 'The policy that denies')],
        };
      }
    }
  },
});

interface PlacedEntry {
  readonly policy: Resource;
  readonly entry: PolicyEntry;
}

function covers(deny: PlacedEntry, allow: PlacedEntry): boolean {
  if (deny.entry.direction !== allow.entry.direction) return false;
  if (!coversPorts(deny.entry, allow.entry)) return false;
  const [field] = filledPeers(deny.entry);
  if (field === undefined || filledPeers(deny.entry).length > 1) return false;
  const denied = scalars(deny.entry.node, `${field}[*]`).map(({ text }) => text);
  if (field.endsWith('Entities') && denied.includes('all')) return true;
  const [allowedField = ''] = filledPeers(allow.entry);
  if (field.endsWith('Endpoints')) return field === allowedField && coversEndpoints(deny, allow, field);
  if (field.includes('CIDR')) return coversCidrs(deny.entry, allow.entry, allowedField);
  if (field !== allowedField || !field.endsWith('Entities')) return false;
  return scalars(allow.entry.node, `${field}[*]`).every(({ text }) => denied.includes(text));
}

function coversEndpoints(deny: PlacedEntry, allow: PlacedEntry, field: string): boolean {
  const denied = selectors(deny, field);
  const allowed = selectors(allow, field);
  return (
    allowed.length > 0 &&
    allowed.every(
      (inner) =>
        inner !== undefined && denied.some((outer) => outer !== undefined && selectsAtLeast(outer, inner)),
    )
  );
}

/** The selectors of a peer field, with the namespace that a namespaced policy means where none is named. */
function selectors({ policy, entry }: PlacedEntry, field: string): (EndpointSelector | undefined)[] {
  const home = homeOf(policy);
  return children(child(entry.node, field)).map((node) => {
    const selector = parseEndpointSelector(node);
    if (selector === undefined || home === undefined || namesNamespace(selector)) return selector;
    return [...selector, { source: 'any', name: NAMESPACE_LABEL, operator: 'In', values: [home] }];
  });
}

function coversCidrs(deny: PolicyEntry, allow: PolicyEntry, allowedField: string): boolean {
  const denied = cidrsOf(deny).filter(({ set }) => child(set, 'except') === undefined);
  const allowed = cidrsOf(allow);
  // Groups and texts that cannot be read leave the question open.
  if (!allowedField.includes('CIDR') || allowed.length !== children(child(allow.node, allowedField)).length)
    return false;
  return allowed.every(({ cidr }) => denied.some((outer) => contains(outer.cidr, cidr)));
}
