import { scalar, select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { numbers } from '../shared/texts.ts';
import { GATEWAY } from './shared/kinds.ts';
import { isHttpProtocol, isTlsProtocol } from './shared/protocols.ts';

/**
 * Plain HTTP on the port of HTTPS, or the reverse: clients speak the other protocol and get an error. Legal,
 * and right behind a load balancer that ends TLS. Source: Istio, "TLS configuration mistakes".
 */
export const gatewayPortProtocol = defineRule({
  id: 'istio/gateway-port-protocol',
  title: 'Speak on a well-known port what clients expect there',
  severity: 'information',
  kinds: [GATEWAY],
  *check(resource) {
    for (const server of select(resource.root, 'spec.servers[*]')) {
      const port = numbers(server, 'port.number')[0];
      const protocol = scalar(server, 'port.protocol');
      if (port === undefined || protocol === undefined) continue;
      if (port.value === 443 && isHttpProtocol(protocol.text)) {
        yield {
          at: protocol,
          message: `Port 443 speaks "${protocol.text}" without TLS, and clients send HTTPS to it. Use the protocol "HTTPS", unless a load balancer before it ends TLS.`,
        };
      } else if (port.value === 80 && isTlsProtocol(protocol.text)) {
        yield {
          at: protocol,
          message: `Port 80 speaks "${protocol.text}", and clients send plain HTTP to it. Use the protocol "HTTP", or port 443.`,
        };
      }
    }
  },
});
