import { dnsSelectors, reachesDns, toFqdns } from '../../workspace/cilium-dns.ts';
import { POLICIES_WITH_DNS_RULES, rulesOfSameEndpoints } from '../../workspace/cilium-endpoint-policies.ts';
import { CILIUM_POLICY_KINDS, entriesOf, isHostPolicy, policySpecs } from '../../workspace/cilium-policy.ts';
import { findPair } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { allowSeenDns } from './shared/dns-entry.ts';

/**
 * Cilium learns which addresses a name has from the answers that its DNS proxy sees, and only queries under a
 * DNS rule go through that proxy (Documentation/security/policy/language, DNS based). Without one, `toFQDNs`
 * never matches an address.
 */
export const fqdnWithoutDnsRule = defineRule({
  id: 'cilium/fqdn-without-dns-rule',
  title: 'Let Cilium see the DNS queries behind `toFQDNs`',
  severity: 'warning',
  kinds: CILIUM_POLICY_KINDS,
  reads: CILIUM_POLICY_KINDS,
  fixable: 'suggestion',
  upstream: ['CIL-CNP-020', 'CIL-REF:fqdn-no-dns-rule'],
  *check(policy, { index, settings }) {
    for (const spec of policySpecs(policy)) {
      const entry = entriesOf(spec).find((candidate) => toFqdns(candidate).length > 0);
      const pair = entry && findPair(entry.node, 'toFQDNs');
      if (entry === undefined || pair === undefined || isHostPolicy(spec)) continue;
      if (dnsSelectors(spec).length > 0) continue;
      const rules = rulesOfSameEndpoints(index, { policy, spec }, POLICIES_WITH_DNS_RULES);
      if (rules.some((rule) => dnsSelectors(rule.spec).length > 0)) continue;
      // A policy that allows DNS by itself does so without a rule; for others, one of all Pods often lives elsewhere.
      const isSure = settings.workspace === 'closed' || reachesDns(policy, spec);
      yield {
        at: pair.key,
        severity: isSure ? 'warning' : 'information',
        message:
          `"toFQDNs" matches no address until Cilium sees the DNS answers, and no policy of these Pods has a DNS rule. ` +
          `Allow port 53 of kube-dns with "rules.dns"${isSure ? '' : ', unless another repository does'}.`,
        fixes: allowSeenDns(policy.document, spec),
      };
    }
  },
});
