import { removeItem, replaceText } from '../../yaml/edit.ts';
import { closest } from '../../util/closest.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { child, select } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { keyAnchor } from '../shared/anchor.ts';
import { isEmptyList, setText, texts } from '../shared/texts.ts';
import { GATEWAY, SIDECAR } from './shared/kinds.ts';

/** Cipher suites that Istio passes on to Envoy (istio pkg/config/security). */
const CIPHER_SUITES: readonly string[] = (
  'AES128-GCM-SHA256 AES128-SHA AES256-GCM-SHA384 AES256-SHA DES-CBC3-SHA ECDHE-ECDSA-AES128-GCM-SHA256 ' +
  'ECDHE-ECDSA-AES128-SHA ECDHE-ECDSA-AES256-GCM-SHA384 ECDHE-ECDSA-AES256-SHA ECDHE-ECDSA-CHACHA20-POLY1305 ' +
  'ECDHE-RSA-AES128-GCM-SHA256 ECDHE-RSA-AES128-SHA ECDHE-RSA-AES256-GCM-SHA384 ECDHE-RSA-AES256-SHA ' +
  'ECDHE-RSA-CHACHA20-POLY1305'
).split(' ');

const VERSIONS = ['TLSV1_0', 'TLSV1_1', 'TLSV1_2', 'TLSV1_3'];

/** Source: Istio webhook, validateTLSOptions. */
export const serverTlsVersions = defineRule({
  id: 'istio/server-tls-versions',
  title: 'Name TLS versions and cipher suites that work together',
  severity: 'warning',
  kinds: [GATEWAY, SIDECAR],
  fixable: 'suggestion',
  upstream: ['IST0133'],
  *check(resource) {
    for (const query of ['spec.servers[*].tls', 'spec.ingress[*].tls']) {
      for (const tls of select(resource.root, query)) {
        yield* checkCiphers(resource, tls);
        yield* checkVersions(tls);
      }
    }
  },
});

function* checkCiphers(resource: Resource, tls: YamlNode): Iterable<Finding> {
  const list = child(tls, 'cipherSuites');
  if (list?.kind !== 'seq') return;
  const seen = new Set<string>();
  for (const suite of texts(list, '[*]')) {
    const isKnown = CIPHER_SUITES.includes(suite.text);
    const near = isKnown ? undefined : closest(suite.text, CIPHER_SUITES);
    if (!isKnown) {
      yield {
        at: suite,
        message: `"${suite.text}" is no cipher suite that Istio knows, and ignored. ${near === undefined ? 'Remove it.' : `Write "${near}".`}`,
        fixes:
          near === undefined
            ? []
            : [
                {
                  title: `Change to "${near}"`,
                  kind: 'suggestion',
                  edits: () => [replaceText(resource.document, suite, near)],
                },
              ],
      };
    } else if (seen.has(suite.text)) {
      yield {
        at: suite,
        message: `"${suite.text}" stands in the list already. Remove it.`,
        fixes: [
          {
            title: `Remove "${suite.text}"`,
            kind: 'suggestion',
            edits: () => [removeItem(resource.document, list, list.items.indexOf(suite))],
          },
        ],
      };
    }
    seen.add(suite.text);
  }
}

function* checkVersions(tls: YamlNode): Iterable<Finding> {
  const least = setText(tls, 'minProtocolVersion') ?? '';
  const most = setText(tls, 'maxProtocolVersion') ?? '';
  if (/^TLSV1_[01]$/.test(least) && isEmptyList(child(tls, 'cipherSuites'))) {
    yield {
      at: keyAnchor(tls, 'minProtocolVersion'),
      message: `"${least}" has no effect: no cipher suite of that version is on by default. Name suites in "cipherSuites", or require TLSV1_2.`,
    };
  }
  if (
    !VERSIONS.includes(least) ||
    !VERSIONS.includes(most) ||
    VERSIONS.indexOf(least) <= VERSIONS.indexOf(most)
  )
    return;
  yield {
    at: keyAnchor(tls, 'maxProtocolVersion'),
    upstream: [],
    message: `No client can connect: "maxProtocolVersion" of ${most} is below "minProtocolVersion" of ${least}. Swap them.`,
  };
}
