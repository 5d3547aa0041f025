import { CLUSTERWIDE_POLICY, isHostPolicy } from '../../workspace/cilium-policy.ts';
import { findPair } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { hasTcpRules, l7PortRules } from './shared/l7-rules.ts';

/**
 * The host has no L7 proxy but the one for its own DNS queries: "L7 policy is not supported on host ingress
 * yet", "L7 protocol HTTP is not supported on host egress yet" (IngressRule.Validate, EgressRule.Validate).
 */
export const hostPolicyL7 = defineRule({
  id: 'cilium/host-policy-l7',
  title: 'Keep L7 rules out of host policies, but for DNS on egress',
  severity: 'error',
  kinds: [CLUSTERWIDE_POLICY],
  upstream: ['CIL-CNP-042'],
  *check(policy) {
    for (const { node, rules, entry } of l7PortRules(policy)) {
      if (!isHostPolicy(entry.spec)) continue;
      if (entry.direction === 'egress' && !hasTcpRules(rules)) continue;
      yield {
        at: findPair(node, 'rules')?.key ?? rules,
        message:
          `"rules" on the ${entry.direction} of nodes is refused by Cilium, and the whole policy with it. ` +
          `Host policies know ports and peers only, and DNS rules on egress: remove "rules".`,
      };
    }
  },
});
