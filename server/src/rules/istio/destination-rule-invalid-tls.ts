import type { YamlNode } from '../../yaml/nodes.ts';
import { child, scalar, select } from '../../yaml/select.ts';
import { defineRule, type Finding } from '../rule.ts';
import { isPartial } from '../shared/partial.ts';
import { anchor, keyAnchor } from '../shared/anchor.ts';
import { isEmptyList, setText } from '../shared/texts.ts';
import { DESTINATION_RULE } from './shared/kinds.ts';
import { trafficPolicies } from './shared/traffic-policies.ts';

const FILES = ['clientCertificate', 'privateKey', 'caCertificates', 'caCrl'] as const;

/** Source: Istio webhook, ValidateTLS; ClientTLSSettings. */
export const destinationRuleInvalidTls = defineRule({
  id: 'istio/destination-rule-invalid-tls',
  title: 'Give TLS the certificates that its mode uses, from one source',
  severity: 'error',
  kinds: [DESTINATION_RULE],
  upstream: ['IST0106'],
  *check(resource) {
    const namespace = scalar(resource.root, 'metadata.namespace')?.text;
    for (const policy of trafficPolicies(resource)) {
      for (const tls of select(policy, 'tls')) {
        if (tls.kind !== 'map') continue;
        const mode = setText(tls, 'mode') ?? '';
        const credential = setText(tls, 'credentialName');
        const isOwn = mode === 'SIMPLE' || mode === 'MUTUAL';
        if (isOwn) yield* checkUnverified(tls, mode);
        if (isOwn && credential !== undefined) yield* checkCredential(tls, credential, namespace);
        else if (mode === 'MUTUAL' && !isPartial(resource)) yield* checkMutual(tls);
        else if (mode === 'ISTIO_MUTUAL') yield* checkIstioMutual(tls);
      }
    }
  },
});

function* checkUnverified(tls: YamlNode, mode: string): Iterable<Finding> {
  const skip = child(tls, 'insecureSkipVerify');
  if (skip?.kind !== 'scalar' || skip.value !== true) return;
  const fields = ['caCertificates', ...(mode === 'SIMPLE' ? ['credentialName'] : [])].filter(
    (field) => setText(tls, field) !== undefined,
  );
  for (const field of isEmptyList(child(tls, 'subjectAltNames')) ? fields : [...fields, 'subjectAltNames']) {
    yield {
      at: keyAnchor(tls, field),
      message: `"${field}" cannot stand beside "insecureSkipVerify", which checks nothing. Remove one of them.`,
    };
  }
}

function* checkCredential(
  tls: YamlNode,
  credential: string,
  namespace: string | undefined,
): Iterable<Finding> {
  for (const field of FILES) {
    if (setText(tls, field) === undefined) continue;
    yield {
      at: keyAnchor(tls, field),
      message: `"${field}" cannot stand beside "credentialName", which brings all certificates. Remove one of them.`,
    };
  }
  const foreign = /^configmap:\/\/([^/]+)\/./.exec(credential)?.[1];
  const node = child(tls, 'credentialName');
  if (
    foreign === undefined ||
    namespace === undefined ||
    foreign === namespace ||
    node === undefined ||
    node.masked
  )
    return;
  yield {
    at: node,
    message: `"${credential}" lies in another namespace. Name a ConfigMap of "${namespace}".`,
  };
}

function* checkMutual(tls: YamlNode): Iterable<Finding> {
  for (const field of ['clientCertificate', 'privateKey']) {
    if (setText(tls, field) !== undefined) continue;
    yield {
      at: anchor(tls),
      message: `The mode "MUTUAL" needs "${field}". Add it, or name a Secret in "credentialName".`,
    };
  }
}

/** Istio brings its own certificates: "when this mode is used, all other fields should be empty". */
function* checkIstioMutual(tls: YamlNode): Iterable<Finding> {
  for (const field of [...FILES, 'credentialName']) {
    if (setText(tls, field) === undefined) continue;
    yield {
      at: keyAnchor(tls, field),
      severity: 'warning',
      upstream: [],
      message: `"${field}" has no effect with the mode "ISTIO_MUTUAL", which brings its own certificates. Remove it, or use "MUTUAL".`,
    };
  }
}
