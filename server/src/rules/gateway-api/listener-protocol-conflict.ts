import { listenersOf, protocolsClash } from '../../workspace/gateway-listeners.ts';
import { LISTENER_KINDS } from '../../workspace/gateway-routes.ts';
import { scalar } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

/**
 * One port speaks one protocol; only HTTPS and TLS tell their hosts apart by SNI and may share one. The later listener
 * gets the status ProtocolConflict. Source: Gateway API, Listener (distinct listeners).
 */
export const listenerProtocolConflict = defineRule({
  id: 'gateway-api/listener-protocol-conflict',
  title: 'Speak one protocol on a port',
  severity: 'warning',
  kinds: LISTENER_KINDS,
  upstream: ['GW-GTW-015', 'GW-REF:listener-conflict'],
  *check({ root, document }) {
    const listeners = listenersOf({ root });
    for (const [place, listener] of listeners.entries()) {
      const at = scalar(listener.map, 'protocol');
      const rival = listeners.slice(0, place).find((other) => protocolsClash(other, listener));
      if (at === undefined || rival === undefined) continue;
      yield {
        at,
        message:
          `Port "${listener.port?.text ?? ''}" speaks "${rival.protocol ?? ''}" for listener "${rival.name ?? ''}" and cannot speak ` +
          `"${listener.protocol ?? ''}" as well. Use another port.`,
        related: [
          {
            document,
            span: scalar(rival.map, 'protocol') ?? rival.map,
            message: `Listener "${rival.name ?? ''}"`,
          },
        ],
      };
    }
  },
});
