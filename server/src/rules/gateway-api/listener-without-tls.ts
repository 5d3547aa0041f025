import { listenersOf } from '../../workspace/gateway-listeners.ts';
import { LISTENER_KINDS } from '../../workspace/gateway-routes.ts';
import { insertPair } from '../../yaml/edit.ts';
import type { MapNode } from '../../yaml/nodes.ts';
import { child, scalar } from '../../yaml/select.ts';
import { defineRule, type Fix, type Resource } from '../rule.ts';

/**
 * The API server takes a listener for HTTPS without `tls`, controllers do not program it: it has no certificate. Source:
 * Gateway API, Listener.tls ("This field is required if the Protocol field is HTTPS or TLS").
 */
export const listenerWithoutTls = defineRule({
  id: 'gateway-api/listener-without-tls',
  title: 'Give every listener for HTTPS a certificate',
  severity: 'warning',
  kinds: LISTENER_KINDS,
  fixable: 'suggestion',
  upstream: ['GW-GTW-006'],
  judgesAbsence: true,
  *check(gateway) {
    for (const { map, protocol, name } of listenersOf(gateway)) {
      const at = scalar(map, 'protocol');
      if (protocol !== 'HTTPS' || at === undefined || map.kind !== 'map' || child(map, 'tls') !== undefined)
        continue;
      yield {
        at,
        message: `Listener "${name ?? ''}" for "HTTPS" has no "tls", so there is no certificate to serve. Add "tls.certificateRefs".`,
        fixes: [addTls(gateway, map, name)],
      };
    }
  },
});

function addTls(gateway: Resource, map: MapNode, listener: string | undefined): Fix {
  const secret = `${listener ?? gateway.name}-tls`;
  const value = map.flow
    ? `{mode: Terminate, certificateRefs: [{name: ${secret}}]}`
    : `mode: Terminate\ncertificateRefs:\n  - name: ${secret}`;
  return {
    title: `Take the certificate from Secret "${secret}"`,
    kind: 'suggestion',
    edits: () => [insertPair(gateway.document, map, { key: 'tls', value })],
  };
}
