import { virtualServiceGatewayProtocol } from '../../../server/src/rules/istio/virtual-service-gateway-protocol.ts';
import { gateway, virtualService } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const routes = (kind: string, gateways = '[public]') =>
  virtualService('shop', `hosts: [a.example.com]\ngateways: ${gateways}\n${kind}: [{route: []}]`);
const server = (protocol: string, tls = '', host = 'a.example.com') =>
  `{port: {number: 443, protocol: ${protocol}}, hosts: ["${host}"]${tls}}`;
const open = (...servers: string[]) => gateway('shop', 'public', `servers: [${servers.join(', ')}]`);
const PASS = ', tls: {mode: PASSTHROUGH}';

ruleTest(virtualServiceGatewayProtocol, {
  valid: {
    'requests of a server that ends TLS': routes('http') + open(server('HTTPS', ', tls: {mode: SIMPLE}')),
    'connections that pass through': routes('tls') + open(server('TLS', PASS)),
    'connections whose TLS ends here': routes('tcp') + open(server('TLS', ', tls: {mode: SIMPLE}')),
    'one of two servers fits': routes('http') + open(server('HTTP'), server('HTTPS', PASS)),
    'one of two kinds of routes fits':
      virtualService(
        'shop',
        'hosts: [a.example.com]\ngateways: [public]\nhttp: [{route: []}]\ntls: [{route: []}]',
      ) + open(server('TLS', PASS)),
    'another place is named too': routes('http', '[public, mesh]') + open(server('TLS', PASS)),
    'servers for other hosts': routes('http') + open(server('TLS', PASS, 'b.example.com')),
    'a Gateway with templates': routes('http') + open(server('"{{ .protocol }}"', PASS)),
  },
  invalid: {
    'requests where TLS passes through': { yaml: routes('<|http|>') + open(server('HTTPS', PASS)) },
    'handshakes where TLS ends': { yaml: routes('<|tls|>') + open(server('HTTPS', ', tls: {mode: SIMPLE}')) },
    'requests of plain TCP': { yaml: routes('<|http|>') + open(server('TCP')) },
  },
});
