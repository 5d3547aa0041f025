import { CILIUM_POLICY_KINDS, policyPortRules } from '../../workspace/cilium-policy.ts';
import { child, findPair } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

/**
 * A listener takes the traffic over on its way out, alone: "Listener is not allowed on ingress", "Listener is
 * not allowed with L7 rules" (PortRule.Validate).
 */
export const listenerPlacement = defineRule({
  id: 'cilium/listener-placement',
  title: 'Redirect to a listener on egress only, without L7 rules',
  severity: 'error',
  kinds: CILIUM_POLICY_KINDS,
  upstream: ['CIL-CNP-043'],
  *check(policy) {
    for (const { node, rules, entry } of policyPortRules(policy)) {
      const pair = findPair(node, 'listener');
      if (entry.denies || pair === undefined || child(node, 'listener')?.kind !== 'map') continue;
      if (entry.direction === 'ingress') {
        yield {
          at: pair.key,
          message: `"listener" stands under "ingress", and Cilium refuses the whole policy. Redirect on the "egress" of the clients.`,
        };
      } else if (rules !== undefined && rules.pairs.length > 0) {
        yield {
          at: pair.key,
          message: `"listener" stands beside "rules", and Cilium refuses the whole policy. Keep one: the listener's own filters can do what the rules do.`,
        };
      }
    }
  },
});
