import { insertPair } from '../../yaml/edit.ts';
import type { MapNode, YamlNode } from '../../yaml/nodes.ts';
import { child, select } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { anchor, keyAnchor } from '../shared/anchor.ts';
import { isEmptyList, isSet, setText } from '../shared/texts.ts';
import { GATEWAY, SIDECAR } from './shared/kinds.ts';

/** The fields that hold certificates, each of which is one source; the schema reports the pairs it knows. */
const CERTIFICATE_FIELDS = [
  'serverCertificate',
  'privateKey',
  'caCertificates',
  'credentialName',
  'credentialNames',
  'tlsCertificates',
];

/** Source: Istio webhook, validateTLSOptions; ServerTLSSettings. */
export const serverTlsCertificates = defineRule({
  id: 'istio/server-tls-certificates',
  title: 'Give a TLS server the certificates that its mode needs, from one source',
  severity: 'error',
  kinds: [GATEWAY, SIDECAR],
  fixable: 'suggestion',
  upstream: ['IST0106', 'IST0133'],
  judgesAbsence: true,
  *check(resource) {
    for (const query of ['spec.servers[*].tls', 'spec.ingress[*].tls']) {
      for (const tls of select(resource.root, query)) {
        if (tls.kind !== 'map' || child(tls, 'mode')?.masked === true) continue;
        const mode = setText(tls, 'mode') ?? 'PASSTHROUGH';
        if (mode === 'ISTIO_MUTUAL') yield* checkIstioMutual(tls);
        else if (mode.endsWith('PASSTHROUGH')) yield* checkPassThrough(resource, tls, mode);
        else if (/^(?:SIMPLE|MUTUAL|OPTIONAL_MUTUAL)$/.test(mode)) yield* checkCertificates(tls, mode);
      }
    }
  },
});

function has(tls: YamlNode, field: string): boolean {
  const node = child(tls, field);
  return node?.kind === 'seq' ? !isEmptyList(node) : setText(tls, field) !== undefined;
}

function* checkIstioMutual(tls: YamlNode): Iterable<Finding> {
  for (const field of CERTIFICATE_FIELDS) {
    if (!has(tls, field)) continue;
    yield {
      at: keyAnchor(tls, field),
      message: `"${field}" cannot stand beside the mode "ISTIO_MUTUAL", which brings its own certificates. Remove it, or use "MUTUAL".`,
    };
  }
}

function* checkPassThrough({ document }: Resource, tls: MapNode, mode: string): Iterable<Finding> {
  for (const field of CERTIFICATE_FIELDS) {
    if (!has(tls, field)) continue;
    const isDefault = !isSet(tls, 'mode');
    yield {
      at: keyAnchor(tls, field),
      severity: 'warning',
      upstream: ['IST0133'],
      message: isDefault
        ? `"${field}" has no effect: without "mode", TLS is passed through. Add "mode: SIMPLE".`
        : `"${field}" has no effect with the mode "${mode}", which decrypts nothing. Remove it, or use "SIMPLE".`,
      fixes: isDefault
        ? [
            {
              title: 'Add "mode: SIMPLE"',
              kind: 'suggestion',
              edits: () => [insertPair(document, tls, { key: 'mode', value: 'SIMPLE' })],
            },
          ]
        : [],
    };
    return;
  }
}

function* checkCertificates(tls: YamlNode, mode: string): Iterable<Finding> {
  const sources = ['credentialName', 'credentialNames', 'tlsCertificates'].filter((field) => has(tls, field));
  const files = ['serverCertificate', 'privateKey'].filter((field) => has(tls, field));
  yield* checkSources(tls, sources, files);
  const missing =
    sources.length > 0 ? [] : ['serverCertificate', 'privateKey'].filter((field) => !files.includes(field));
  if (needsAuthority(tls, mode, sources)) missing.push('caCertificates');
  if (missing.length > 0) {
    const empty = missing.find((field) => isSet(tls, field));
    yield {
      at: keyAnchor(tls, empty ?? 'mode'),
      message: `The mode "${mode}" needs ${missing.map((field) => `"${field}"`).join(' and ')}. Add it, or name a Secret in "credentialName".`,
    };
  }
  for (const certificate of select(tls, 'tlsCertificates[*]')) {
    for (const field of ['serverCertificate', 'privateKey']) {
      if (certificate.kind !== 'map' || setText(certificate, field) !== undefined) continue;
      yield {
        at: anchor(certificate),
        message: `The certificate has no "${field}". Add the path of the file.`,
      };
    }
  }
  yield* checkRevocation(tls, mode, sources);
}

function* checkSources(
  tls: YamlNode,
  sources: readonly string[],
  files: readonly string[],
): Iterable<Finding> {
  const [source] = sources;
  if (source === undefined) return;
  if (sources.includes('credentialName') && sources.includes('tlsCertificates')) {
    yield {
      at: keyAnchor(tls, 'tlsCertificates'),
      message: '"tlsCertificates" cannot stand beside "credentialName". Keep one source of certificates.',
    };
  }
  for (const field of files) {
    // The webhook counts files as a source only when certificate and key are both there.
    const isSource = files.length === 2;
    yield {
      at: keyAnchor(tls, field),
      ...(isSource ? {} : { severity: 'warning' as const, upstream: [] }),
      message: isSource
        ? `"${field}" cannot stand beside "${source}". Keep one source of certificates.`
        : `"${field}" has no effect beside "${source}". Remove it.`,
    };
  }
}

/** Whether the CA is missing that clients are checked against. */
function needsAuthority(tls: YamlNode, mode: string, sources: readonly string[]): boolean {
  if (mode === 'SIMPLE' || sources.some((source) => source !== 'tlsCertificates')) return false;
  const isSetOnAny = select(tls, 'tlsCertificates[*].caCertificates').length > 0;
  return !has(tls, 'caCertificates') && !has(tls, 'caCertCredentialName') && !isSetOnAny;
}

function* checkRevocation(tls: YamlNode, mode: string, sources: readonly string[]): Iterable<Finding> {
  const fetchesSecret = sources.some((source) => source !== 'tlsCertificates');
  if (!has(tls, 'caCrl') || (mode !== 'SIMPLE' && !fetchesSecret)) return;
  yield {
    at: keyAnchor(tls, 'caCrl'),
    message: fetchesSecret
      ? '"caCrl" cannot stand beside "credentialName". Put the list into the Secret.'
      : '"caCrl" has no meaning with the mode "SIMPLE", which checks no clients. Remove it.',
  };
}
