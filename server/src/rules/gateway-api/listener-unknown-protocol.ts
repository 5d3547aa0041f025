import { LISTENER_KINDS } from '../../workspace/gateway-routes.ts';
import { defineRule } from '../rule.ts';
import { texts } from '../shared/texts.ts';
import { nearestFixes } from '../shared/rename-fix.ts';

/** The protocols of the Gateway API, and the one of Istio's waypoints. */
const PROTOCOLS = ['HTTP', 'HTTPS', 'TLS', 'TCP', 'UDP', 'HBONE'];

/**
 * Protocols are written in upper case; those of an implementation carry its domain (`example.com/name`). Others get the
 * status UnsupportedProtocol. Source: Gateway API, ProtocolType.
 */
export const listenerUnknownProtocol = defineRule({
  id: 'gateway-api/listener-unknown-protocol',
  title: 'Use a protocol that listeners know',
  severity: 'warning',
  kinds: LISTENER_KINDS,
  fixable: 'suggestion',
  upstream: ['GW-GTW-005', 'GW-REF:listener-protocol-unknown'],
  *check(gateway) {
    for (const node of texts(gateway.root, 'spec.listeners[*].protocol')) {
      if (node.text === '' || PROTOCOLS.includes(node.text) || node.text.includes('/')) continue;
      yield {
        at: node,
        message: `"${node.text}" is no protocol of a listener. Use "HTTP", "HTTPS", "TLS", "TCP" or "UDP".`,
        fixes: nearestFixes(gateway, node, PROTOCOLS),
      };
    }
  },
});
