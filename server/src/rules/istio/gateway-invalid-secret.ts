import { readCertificateDates } from '../../util/certificate.ts';
import { gatewayPodNamespaces, ISTIO_GATEWAY } from '../../workspace/istio-gateways.ts';
import { hasSecretEntry, SECRET, secretEntry, SECRET_KINDS, secretSources } from '../../workspace/secrets.ts';
import { WORKLOAD_KINDS } from '../../resources/workload.ts';
import { child, scalars } from '../../yaml/select.ts';
import { defineRule, type Resource } from '../rule.ts';

/** The names under which istiod looks for certificate and key, in its order. */
const ENTRIES = [
  { certificate: 'cert', key: 'key' },
  { certificate: 'tls.crt', key: 'tls.key' },
];

/**
 * A Secret is of use to a Gateway with a certificate and its key under the names that istiod knows. Source:
 * istioctl analyze (gateway.SecretAnalyzer), pilot/pkg/credentials/kube.
 */
export const gatewayInvalidSecret = defineRule({
  id: 'istio/gateway-invalid-secret',
  title: 'Give a Gateway a Secret with a valid certificate and key',
  severity: 'error',
  kinds: [ISTIO_GATEWAY],
  reads: [...SECRET_KINDS, ...WORKLOAD_KINDS],
  upstream: ['IST0161'],
  *check(gateway, { index, now }) {
    const namespaces = gatewayPodNamespaces(index, gateway);
    for (const node of scalars(gateway.root, 'spec.servers[*].tls.credentialName')) {
      const secret = namespaces
        .flatMap((namespace) => secretSources(index, namespace, node.text))
        .find((source) => source.key === SECRET);
      const fault = secret && faultOf(secret, now());
      if (secret === undefined || fault === undefined) continue;
      yield {
        at: node,
        message: `Secret "${node.text}" is of no use to the Gateway: ${fault}`,
        related: [{ document: secret.document, span: secret.kindNode, message: `Secret "${secret.name}"` }],
      };
    }
  },
});

/**
 * What is wrong with a Secret; undefined if it is fine, or if its content is kept out of the file.
 * @param now milliseconds since 1970
 */
function faultOf(secret: Resource, now: number): string | undefined {
  // A Secret without content, or with templates in it, is filled in later.
  if (secret.document.masks.length > 0) return undefined;
  if (child(secret.root, 'data') === undefined && child(secret.root, 'stringData') === undefined)
    return undefined;
  const names = ENTRIES.find(
    (entry) => hasSecretEntry(secret, entry.certificate) && hasSecretEntry(secret, entry.key),
  );
  if (names === undefined) return 'it lacks the entries "tls.crt" and "tls.key". Name them so.';
  const dates = readCertificateDates(secretEntry(secret, names.certificate) ?? '');
  if (dates === undefined) return `"${names.certificate}" holds no certificate in PEM form. Put one there.`;
  if (dates.notAfter < now) {
    return `its certificate expired on ${new Date(dates.notAfter).toISOString().slice(0, 10)}. Renew it.`;
  }
  return undefined;
}
