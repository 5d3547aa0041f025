import { listenersOf } from '../../workspace/gateway-listeners.ts';
import { GATEWAY } from '../../workspace/gateway-routes.ts';
import { scalar } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

/** Classes whose Gateways are reached through ambient tunnels. */
const TUNNELLED: ReadonlySet<string> = new Set(['istio-waypoint', 'istio-remote', 'istio-east-west']);

/**
 * A waypoint is reached by HBONE on port 15008 and listens on nothing else; no other class knows that protocol.
 * Source: Istio, pilot/pkg/config/kube/gateway (waypoint listeners); `istioctl waypoint generate`.
 */
export const waypointListener = defineRule({
  id: 'gateway-api/waypoint-listener',
  title: 'Let a waypoint listen for HBONE on port 15008',
  severity: 'warning',
  kinds: [GATEWAY],
  upstream: ['GW-GTW-005'],
  *check({ root }) {
    const gatewayClass = scalar(root, 'spec.gatewayClassName');
    if (gatewayClass === undefined) return;
    const listeners = listenersOf({ root });
    const hasTunnel = listeners.some(({ protocol }) => protocol === 'HBONE');
    if (gatewayClass.text === 'istio-waypoint' && listeners.length > 0 && !hasTunnel) {
      yield {
        at: gatewayClass,
        message:
          'A Gateway of class "istio-waypoint" is reached by HBONE only, and has no listener for it. Add one with port 15008.',
      };
    }
    for (const { map, protocol, port } of listeners) {
      const at = scalar(map, 'protocol');
      if (protocol !== 'HBONE' || at === undefined) continue;
      if (!TUNNELLED.has(gatewayClass.text)) {
        if (!gatewayClass.text.startsWith('istio')) continue;
        yield {
          at,
          message: `Class "${gatewayClass.text}" does not listen for "HBONE". Use class "istio-waypoint", or protocol "HTTP".`,
        };
      } else if (port !== undefined && port.value !== 15008) {
        yield {
          at: port,
          message: `Ambient tunnels arrive on port 15008, not on "${port.text}". Change it.`,
        };
      }
    }
  },
});
