import { CILIUM_POLICY_KINDS } from '../../workspace/cilium-policy.ts';
import { child, findPair } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { l7PortRules } from './shared/l7-rules.ts';

/** "ServerNames are not allowed with L7 rules without TLS termination" (PortRule.Validate). */
export const serverNamesWithL7 = defineRule({
  id: 'cilium/server-names-with-l7',
  title: 'Terminate TLS where both server names and L7 rules are asked for',
  severity: 'error',
  kinds: CILIUM_POLICY_KINDS,
  judgesAbsence: true,
  upstream: ['CIL-CNP-045'],
  *check(policy) {
    for (const { node } of l7PortRules(policy)) {
      const pair = findPair(node, 'serverNames');
      const names = child(node, 'serverNames');
      if (pair === undefined || names?.kind !== 'seq' || names.items.length === 0) continue;
      if (child(node, 'terminatingTLS') !== undefined) continue;
      yield {
        at: pair.key,
        message:
          `"serverNames" beside "rules" needs "terminatingTLS", and Cilium refuses the whole policy without. ` +
          `Add it, or remove "rules": inside of TLS they see nothing.`,
      };
    }
  },
});
