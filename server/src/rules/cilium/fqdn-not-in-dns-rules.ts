import { coversFqdn, dnsSelectors, toFqdns } from '../../workspace/cilium-dns.ts';
import { POLICIES_WITH_DNS_RULES, rulesOfSameEndpoints } from '../../workspace/cilium-endpoint-policies.ts';
import { CILIUM_POLICY_KINDS, entriesOf, policySpecs } from '../../workspace/cilium-policy.ts';
import { defineRule } from '../rule.ts';

/** The DNS proxy refuses queries for names that no DNS rule lists, so that their addresses are never learned. */
export const fqdnNotInDnsRules = defineRule({
  id: 'cilium/fqdn-not-in-dns-rules',
  title: 'Let the names of `toFQDNs` be asked for',
  severity: 'warning',
  kinds: CILIUM_POLICY_KINDS,
  reads: CILIUM_POLICY_KINDS,
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
        };
      }
    }
  },
});
