import { findPair, select, child } from '../../yaml/select.ts';
import { parseEndpointSelector } from '../../workspace/cilium-selector.ts';
import { defineRule } from '../rule.ts';

/**
 * Of the nodes that `nodeSelector` selects, the first by name becomes the gateway. An empty selector takes
 * whichever node that is today, and another one after the next scale-up (pkg/egressgateway/policy.go).
 */
export const egressGatewayAnyNode = defineRule({
  id: 'cilium/egress-gateway-any-node',
  title: 'Name the nodes that serve as egress gateway',
  severity: 'information',
  kinds: ['CiliumEgressGatewayPolicy.cilium.io'],
  *check({ root }) {
    for (const query of ['spec.egressGateway', 'spec.egressGateways[*]']) {
      for (const gateway of select(root, query)) {
        const pair = findPair(gateway, 'nodeSelector');
        const selector = parseEndpointSelector(child(gateway, 'nodeSelector'));
        if (pair === undefined || selector === undefined || selector.length > 0) continue;
        yield {
          at: pair.key,
          message: `"nodeSelector" is empty, so any node may become the gateway, and the source address changes with it. Select nodes by a label.`,
        };
      }
    }
  },
});
