import { CILIUM_POLICY_KINDS, isHostPolicy } from '../../workspace/cilium-policy.ts';
import { findPair } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { hasDnsRules, l7PortRules } from './shared/l7-rules.ts';

/** "L7 protocol DNS is not supported on ingress yet" (IngressRule.Validate): the DNS proxy sees queries going out. */
export const dnsRulesOnIngress = defineRule({
  id: 'cilium/dns-rules-on-ingress',
  title: 'Write DNS rules under `egress`',
  severity: 'error',
  kinds: CILIUM_POLICY_KINDS,
  upstream: ['CIL-CNP-031'],
  *check(policy) {
    for (const { rules, entry } of l7PortRules(policy)) {
      const pair = findPair(rules, 'dns');
      if (pair === undefined || entry.direction !== 'ingress' || !hasDnsRules(rules)) continue;
      // In a host policy no L7 rule at all may stand on ingress; that has a rule of its own.
      if (isHostPolicy(entry.spec)) continue;
      yield {
        at: pair.key,
        message:
          `"dns" rules stand under "ingress", and Cilium refuses the whole policy. ` +
          `Write them under "egress" of the Pods that ask.`,
      };
    }
  },
});
