import { LISTENER_KINDS } from '../../workspace/gateway-routes.ts';
import { columnOf, lineEnding, removePair, replaceText, type DocumentEdit } from '../../yaml/edit.ts';
import type { MapNode, Pair, ScalarNode } from '../../yaml/nodes.ts';
import { findPair, scalar, select } from '../../yaml/select.ts';
import { defineRule, type Resource } from '../rule.ts';

/** The modes of Istio's own Gateway, and which of the two of the Gateway API does the same for the listener. */
const MODES: ReadonlyMap<string, string> = new Map([
  ['SIMPLE', 'Terminate'],
  ['MUTUAL', 'Terminate'],
  ['OPTIONAL_MUTUAL', 'Terminate'],
  ['PASSTHROUGH', 'Passthrough'],
  ['AUTO_PASSTHROUGH', 'Passthrough'],
]);

/** Habits from `networking.istio.io`, ServerTLSSettings. Source: Gateway API, ListenerTLSConfig; Istio, Gateway. */
export const listenerIstioTls = defineRule({
  id: 'gateway-api/listener-istio-tls',
  title: "Write a listener's TLS settings as the Gateway API does",
  severity: 'error',
  kinds: LISTENER_KINDS,
  fixable: 'suggestion',
  upstream: ['GW-GTW-008', 'GW-FLD-001'],
  explains: ['schema/unknown-field', 'schema/not-allowed-value'],
  *check(gateway) {
    for (const tls of select(gateway.root, 'spec.listeners[*].tls')) {
      if (tls.kind !== 'map') continue;
      const mode = scalar(tls, 'mode');
      const meant = MODES.get(mode?.text ?? '');
      if (mode !== undefined && meant !== undefined) {
        yield {
          at: mode,
          message: `"${mode.text}" is a mode of Istio's own Gateway. Here it is called "${meant}"${mode.text.includes('MUTUAL') ? ', and certificates of clients are checked by "tls.frontend" of the Gateway' : ''}.`,
          upstream: ['GW-GTW-008'],
          fixes: [
            {
              title: `Change to "${meant}"`,
              kind: 'suggestion',
              edits: () => [replaceText(gateway.document, mode, meant)],
            },
          ],
        };
      }
      const credential = scalar(tls, 'credentialName');
      const pair = findPair(tls, 'credentialName');
      if (credential === undefined || pair === undefined) continue;
      yield {
        at: pair.key,
        message:
          '"credentialName" is a field of Istio\'s own Gateway. Here the Secret stands in "certificateRefs".',
        upstream: ['GW-FLD-001'],
        fixes: [
          {
            title: 'Write it as "certificateRefs"',
            kind: 'suggestion',
            edits: () => [toReference(gateway, tls, pair, credential)],
          },
        ],
      };
    }
  },
});

function toReference({ document }: Resource, tls: MapNode, pair: Pair, credential: ScalarNode): DocumentEdit {
  if (findPair(tls, 'certificateRefs') !== undefined) return removePair(document, pair);
  const name = document.text.slice(credential.start, credential.end);
  const indent = lineEnding(document) + ' '.repeat(columnOf(document, pair.start) + 2);
  const newText = tls.flow
    ? `certificateRefs: [{name: ${name}}]`
    : `certificateRefs:${indent}- name: ${name}`;
  return { document, span: { start: pair.start, end: credential.end }, newText };
}
