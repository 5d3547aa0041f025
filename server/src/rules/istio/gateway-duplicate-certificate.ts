import {
  gatewaySelector,
  gatewayServers,
  ISTIO_GATEWAY,
  neighbouringGateways,
} from '../../workspace/istio-gateways.ts';
import { hasLabels } from '../../resources/selector.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { scalar } from '../../yaml/select.ts';
import { defineRule, type Resource } from '../rule.ts';

/**
 * Browsers reuse an HTTP/2 connection for every host of its certificate, past the Gateway that the next host
 * belongs to, and get 404. Source: istioctl analyze (gateway.CertificateAnalyzer), istio.io "404 errors occur
 * when multiple gateways configured with same TLS certificate".
 */
export const gatewayDuplicateCertificate = defineRule({
  id: 'istio/gateway-duplicate-certificate',
  title: 'Use a certificate in one Gateway per proxy',
  severity: 'warning',
  kinds: [ISTIO_GATEWAY],
  reads: [ISTIO_GATEWAY],
  upstream: ['IST0138'],
  *check(gateway, { index }) {
    const certificates = certificatesOf(gateway);
    if (certificates.length === 0) return;
    const selector = gatewaySelector(gateway);
    const others = neighbouringGateways(index, gateway).filter(
      (other) =>
        (other.name !== gateway.name || other.namespace !== gateway.namespace) &&
        // This one's proxies are all among the other's: selectors that merely overlap say nothing.
        hasLabels(gatewaySelector(other), selector),
    );
    for (const { name, node } of certificates) {
      const twin = others.find((other) => certificatesOf(other).some((theirs) => theirs.name === name));
      const theirs = twin && certificatesOf(twin).find((certificate) => certificate.name === name);
      if (twin === undefined || theirs === undefined) continue;
      yield {
        at: node,
        message:
          `Gateway "${twin.namespace}/${twin.name}" uses certificate "${node.text}" too, so browsers reuse one ` +
          'connection for the hosts of both and get 404. Put the servers into one Gateway.',
        related: [{ document: twin.document, span: theirs.node, message: 'The same certificate' }],
      };
      return;
    }
  },
});

/** What tells the certificates of a Gateway's servers apart: the Secret, or the two files. */
function certificatesOf(gateway: Resource): { readonly name: string; readonly node: ScalarNode }[] {
  return gatewayServers(gateway).flatMap((server) => {
    const secret = scalar(server, 'tls.credentialName');
    if (secret !== undefined) return [{ name: secret.text, node: secret }];
    const certificate = scalar(server, 'tls.serverCertificate');
    const key = scalar(server, 'tls.privateKey');
    if (certificate === undefined || key === undefined) return [];
    return [{ name: `${certificate.text}\n${key.text}`, node: certificate }];
  });
}
