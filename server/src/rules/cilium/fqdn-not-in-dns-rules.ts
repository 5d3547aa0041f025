import { coversFqdn, dnsSelectors, toFqdns, type FqdnSelector } from '../../workspace/cilium-dns.ts';
import {
  POLICIES_WITH_DNS_RULES,
  rulesOfSameEndpoints,
  type PolicyRule,
} from '../../workspace/cilium-endpoint-policies.ts';
import { CILIUM_POLICY_KINDS, entriesOf, policySpecs } from '../../workspace/cilium-policy.ts';
import { appendItem, quoteIfNeeded } from '../../yaml/edit.ts';
import { select } from '../../yaml/select.ts';
import { defineRule, type Fix } from '../rule.ts';

/** The DNS proxy refuses queries for names that no DNS rule lists, so that their addresses are never learned. */
export const fqdnNotInDnsRules = defineRule({
  id: 'cilium/fqdn-not-in-dns-rules',
  title: 'Let the names of `toFQDNs` be asked for',
  severity: 'warning',
  kinds: CILIUM_POLICY_KINDS,
  reads: CILIUM_POLICY_KINDS,
  fixable: 'suggestion',
  upstream: ['CIL-REF:fqdn-not-allowed-by-dns'],
  *check(policy, { index }) {
    for (const spec of policySpecs(policy)) {
      const names = entriesOf(spec).flatMap(toFqdns);
      if (names.length === 0) continue;
      const others = rulesOfSameEndpoints(index, { policy, spec }, POLICIES_WITH_DNS_RULES);
      const allowed = [{ spec }, ...others].flatMap((rule) => dnsSelectors(rule.spec));
      // Without any DNS rule the queries are not even seen; that is another rule's matter.
      if (allowed.length === 0) continue;
      for (const name of names) {
        if (allowed.some((outer) => coversFqdn(outer, name))) continue;
        yield {
          at: name.node,
          message:
            `"${name.node.text}" is in none of the DNS rules of these Pods, so the query for it is refused. ` +
            `Add it to "rules.dns".`,
          fixes: fixesOf({ policy, spec }, others, name),
        };
      }
    }
  },
});

/** Adds the name to the first list of DNS rules: the policy's own, or that of another policy of the same Pods. */
function fixesOf(own: PolicyRule, others: readonly PolicyRule[], name: FqdnSelector): Fix[] {
  for (const { policy, spec } of [own, ...others]) {
    const list = select(spec, 'egress[*].toPorts[*].rules.dns')[0];
    if (list?.kind !== 'seq') continue;
    const value = `${name.isPattern ? 'matchPattern' : 'matchName'}: ${quoteIfNeeded(name.node.text)}`;
    return [
      {
        title:
          policy === own.policy ? 'Add it to the DNS rules' : `Add it to the DNS rules of "${policy.name}"`,
        kind: 'suggestion',
        edits: () => [appendItem(policy.document, list, list.flow ? `{${value}}` : value)],
      },
    ];
  }
  return [];
}
