import { GATEWAY, gatewayClaims, gatewaysClaiming } from '../../workspace/gateway-routes.ts';
import { defineRule } from '../rule.ts';

/**
 * Two Gateways that ask for one address, or that have a listener for the same host, port and protocol, may end up
 * on one proxy or on none. Source: Kiali (k8sgateways.MultiMatchChecker).
 */
export const gatewayConflictingListeners = defineRule({
  id: 'gateway-api/gateway-conflicting-listeners',
  title: 'Give a host and an address to one Gateway',
  severity: 'information',
  kinds: [GATEWAY],
  reads: [GATEWAY],
  upstream: ['KIA1501', 'KIA1502'],
  *check(gateway, { index }) {
    for (const { key, kind, node } of gatewayClaims(gateway)) {
      const rivals = gatewaysClaiming(index, key).filter(
        // Two documents of one name are one resource, in two versions.
        (other) => other.name !== gateway.name || other.namespace !== gateway.namespace,
      );
      const [rival] = rivals;
      if (rival === undefined) continue;
      const name = `${rival.namespace}/${rival.name}`;
      yield {
        at: node,
        message:
          kind === 'host'
            ? `Gateway "${name}" has a listener for host "${node.text}" on this port too, so it depends on DNS which ` +
              'one takes a request. Keep the host in one Gateway.'
            : `Gateway "${name}" asks for address "${node.text}" too. Give each its own.`,
        upstream: [kind === 'host' ? 'KIA1501' : 'KIA1502'],
        related: rivals.slice(0, 5).map((other) => ({
          document: other.document,
          span: gatewayClaims(other).find((claim) => claim.key === key)?.node ?? other.kindNode,
          message: `Gateway "${other.namespace}/${other.name}"`,
        })),
      };
    }
  },
});
