import { virtualServiceOpaqueHost } from '../../../server/src/rules/istio/virtual-service-opaque-host.ts';
import { service, serviceEntry, virtualService } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const HOST = 'api.example.com';
const routes = (lines: string) => virtualService('shop', `hosts: [${HOST}]\n${lines}`);
const HTTP = `http: [{timeout: 3s, route: [{destination: {host: ${HOST}}}]}]`;
const entry = (...protocols: string[]) =>
  serviceEntry(
    'shop',
    HOST,
    `ports: [${protocols.map((protocol, at) => `{number: ${443 + at}, name: a${at}, protocol: ${protocol}}`).join(', ')}]\n`,
  );

ruleTest(virtualServiceOpaqueHost, {
  valid: {
    'an HTTP port beside': routes(HTTP) + entry('HTTPS', 'HTTP'),
    'a port that a template fills in': routes(HTTP) + entry('"{{ .protocol }}"'),
    'a protocol that does not exist': routes(HTTP) + entry('HTPS'),
    'tls routes': `${routes(`tls: [{match: [{sniHosts: [${HOST}]}], route: [{destination: {host: ${HOST}}}]}]`)}${entry('TLS')}`,
    'both kinds': `${routes(`${HTTP}\ntls: [{match: [{sniHosts: [${HOST}]}], route: [{destination: {host: ${HOST}}}]}]`)}${entry('TLS')}`,
    'a gateway that ends TLS': routes(`gateways: [edge]\n${HTTP}`) + entry('HTTPS'),
    'the mesh and a gateway': routes(`gateways: [mesh, edge]\n${HTTP}`) + entry('HTTPS'),
    'a host of which nothing is known': routes(HTTP),
    'one of two hosts can be read':
      virtualService('shop', `hosts: [${HOST}, cart]\n${HTTP}`) + entry('HTTPS') + service('shop', 'cart'),
    'a Service of the cluster, whose ports may be guessed':
      virtualService('shop', 'hosts: [cart]\nhttp: [{route: [{destination: {host: cart}}]}]') +
      service('shop', 'cart', '[{name: https, port: 443}]'),
  },
  invalid: {
    'HTTPS alone': {
      yaml:
        routes(HTTP.replace('http:', '<|http|>:')).replace(
          '}]}]\n',
          '}]}] #! ServiceEntry "entry" gives "api.example.com" no HTTP port, so sidecars see no requests to route. Write "tls" routes with "sniHosts", or add a port with "protocol: HTTP" and let sidecars encrypt.\n',
        ) + entry('HTTPS'),
    },
    'TLS and TCP, in the mesh by name': {
      yaml: routes(`gateways: [mesh]\n${HTTP.replace('http:', '<|http|>:')}`) + entry('TLS', 'tcp'),
    },
  },
});
