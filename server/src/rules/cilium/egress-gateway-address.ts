import { select, findPair, scalar } from '../../yaml/select.ts';
import { removePair } from '../../yaml/edit.ts';
import { defineRule } from '../rule.ts';

/** The gateway's address is that of an interface, or given: not both (pkg/egressgateway/policy.go, ParseCEGP). */
export const egressGatewayAddress = defineRule({
  id: 'cilium/egress-gateway-address',
  title: 'Give an egress gateway an interface or an address, not both',
  severity: 'error',
  kinds: ['CiliumEgressGatewayPolicy.cilium.io'],
  fixable: 'suggestion',
  upstream: ['CIL-EGW-001'],
  *check(policy) {
    for (const query of ['spec.egressGateway', 'spec.egressGateways[*]']) {
      for (const gateway of select(policy.root, query)) {
        const device = scalar(gateway, 'interface');
        const address = scalar(gateway, 'egressIP');
        const pair = findPair(gateway, 'interface');
        if (!device?.text || !address?.text || pair === undefined) continue;
        yield {
          at: pair.key,
          message:
            `"interface" stands beside "egressIP", and Cilium ignores the policy. ` +
            `Keep "egressIP", or let Cilium take the first address of "${device.text}".`,
          fixes: [
            {
              title: 'Remove "interface"',
              kind: 'suggestion',
              edits: () => [removePair(policy.document, pair)],
            },
          ],
        };
      }
    }
  },
});
