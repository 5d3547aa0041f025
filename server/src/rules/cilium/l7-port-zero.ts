import { CILIUM_POLICY_KINDS } from '../../workspace/cilium-policy.ts';
import { defineRule } from '../rule.ts';
import { l7PortRules } from './shared/l7-rules.ts';
import { portNumber, portText } from './shared/ports.ts';

/** "L7 rules can not be used when a port is 0" (PortRule.Validate): 0 stands for every port. */
export const l7PortZero = defineRule({
  id: 'cilium/l7-port-zero',
  title: 'Name the ports to which L7 rules apply',
  severity: 'error',
  kinds: CILIUM_POLICY_KINDS,
  upstream: ['CIL-CNP-039'],
  *check(policy) {
    for (const { ports } of l7PortRules(policy)) {
      for (const port of ports) {
        const node = portText(port);
        if (node === undefined || portNumber(node.text) !== 0) continue;
        yield {
          at: node,
          message: `Port "0" stands for every port, and L7 rules do not take it: Cilium refuses the whole policy. Name the port.`,
        };
      }
    }
  },
});
