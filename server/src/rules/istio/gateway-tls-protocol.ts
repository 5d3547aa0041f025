import { child, findPair, scalar, select } from '../../yaml/select.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { defineRule, type Finding } from '../rule.ts';
import { anchor, keyAnchor } from '../shared/anchor.ts';
import { isSet, setText } from '../shared/texts.ts';
import { GATEWAY } from './shared/kinds.ts';
import { isHttpProtocol, isKnownProtocol, isTlsProtocol } from './shared/protocols.ts';

/** Source: Istio webhook, validateServer: TLS settings and the server's protocol have to agree. */
export const gatewayTlsProtocol = defineRule({
  id: 'istio/gateway-tls-protocol',
  title: 'Give TLS settings to HTTPS and TLS servers, and to no others',
  severity: 'error',
  kinds: [GATEWAY],
  upstream: ['IST0106', 'IST0133'],
  judgesAbsence: true,
  *check(resource) {
    for (const server of select(resource.root, 'spec.servers[*]')) {
      const protocol = scalar(server, 'port.protocol');
      if (protocol === undefined || !isKnownProtocol(protocol.text)) continue;
      const tls = child(server, 'tls');
      if (isTlsProtocol(protocol.text) && !isSet(server, 'tls')) {
        yield {
          at: findPair(server, 'tls')?.key ?? anchor(protocol),
          message: `The protocol "${protocol.text}" needs TLS settings. Add "tls" with "mode" and "credentialName".`,
        };
      } else if (tls?.kind === 'map') yield* checkSettings(server, tls, protocol.text);
    }
  },
});

function* checkSettings(server: YamlNode, tls: YamlNode, protocol: string): Iterable<Finding> {
  const redirect = child(tls, 'httpsRedirect');
  if (!isHttpProtocol(protocol) && redirect?.kind === 'scalar' && redirect.value === true) {
    yield {
      at: keyAnchor(tls, 'httpsRedirect'),
      severity: 'warning',
      upstream: ['IST0133'],
      message: `"httpsRedirect" has no effect on a server of the protocol "${protocol}". Set it on the HTTP server.`,
    };
  }
  if (isTlsProtocol(protocol)) return;
  if (!isHttpProtocol(protocol)) {
    yield {
      at: keyAnchor(server, 'tls'),
      message: `A server of the protocol "${protocol}" has no TLS settings. Use the protocol "TLS", or remove "tls".`,
    };
    return;
  }
  const mode = child(tls, 'mode');
  const isMasked = mode?.masked === true;
  const isPassThrough = /^(?:PASSTHROUGH|AUTO_PASSTHROUGH)$/.test(setText(tls, 'mode') ?? 'PASSTHROUGH');
  const hasFiles = ['caCertificates', 'privateKey', 'serverCertificate'].some(
    (field) => setText(tls, field) !== undefined,
  );
  if (isMasked || (isPassThrough && !hasFiles)) return;
  yield {
    at: keyAnchor(server, 'tls'),
    message: `A server of the protocol "${protocol}" speaks plain text. Use the protocol "HTTPS", or keep only "httpsRedirect".`,
  };
}
