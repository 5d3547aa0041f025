import {
  certificateOf,
  gatewaySelector,
  gatewayServers,
  gatewaysWithCertificate,
  ISTIO_GATEWAY,
} from '../../workspace/istio-gateways.ts';
import { hasLabels } from '../../resources/selector.ts';
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
    const selector = gatewaySelector(gateway);
    for (const { name, node } of certificatesOf(gateway)) {
      const twin = gatewaysWithCertificate(index, name).find(
        (other) =>
          (other.name !== gateway.name || other.namespace !== gateway.namespace) &&
          // This one's proxies are all among the other's: selectors that merely overlap say nothing.
          hasLabels(gatewaySelector(other), selector),
      );
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

function certificatesOf(gateway: Resource) {
  return gatewayServers(gateway).flatMap((server) => certificateOf(server) ?? []);
}
