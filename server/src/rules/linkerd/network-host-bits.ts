import { formatIpAddress } from '../shared/cidr.ts';
import { renameFix } from '../shared/rename-fix.ts';
import { defineRule } from '../rule.ts';
import { NETWORK_KINDS, networksOf, parseNetwork } from './shared/networks.ts';

/** `10.1.2.3/8` stands for `10.0.0.0/8`: the longer address looks like less than it is. */
export const networkHostBits = defineRule({
  id: 'linkerd/network-host-bits',
  title: 'Write the first address of a network',
  severity: 'warning',
  kinds: NETWORK_KINDS,
  fixable: 'suggestion',
  upstream: ['L5D-NET-002'],
  *check(resource) {
    for (const { cidr, except } of networksOf(resource)) {
      for (const node of cidr === undefined ? except : [cidr, ...except]) {
        const network = parseNetwork(node.text);
        if (network === undefined || network.address === network.first) continue;
        const { family, first, bits } = network;
        const right = `${formatIpAddress({ family, value: first })}/${bits}`;
        yield {
          at: node,
          message: `"${node.text}" stands for all of "${right}", since only its first ${bits} bits count. Write that, or more bits.`,
          fixes: [renameFix(resource, node, right)],
        };
      }
    }
  },
});
