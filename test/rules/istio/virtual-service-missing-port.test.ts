import { virtualServiceMissingPort } from '../../../server/src/rules/istio/virtual-service-missing-port.ts';
import { service, virtualService } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const TWO_PORTS = service('shop', 'cart', '[{name: http, port: 80}, {name: tcp, port: 90}]');
const ROUTE = virtualService(
  'shop',
  'http:\n  - route:\n      - destination:\n          host: cart # the cart',
);

ruleTest(virtualServiceMissingPort, {
  valid: {
    'one port': ROUTE + service('shop', 'cart'),
    'the port is named': virtualService(
      'shop',
      'http: [{route: [{destination: {host: cart, port: {number: 80}}}]}]',
    ).concat(TWO_PORTS),
    'the host is not known': ROUTE,
    'one port in two protocols':
      ROUTE + service('shop', 'cart', '[{name: tcp, port: 53}, {name: udp, port: 53, protocol: UDP}]'),
    'the port is a template': virtualService(
      'shop',
      'http: [{route: [{destination: {host: cart, port: "{{ .port }}"}}]}]',
    ).concat(TWO_PORTS),
  },
  invalid: {
    'two ports': {
      yaml: ROUTE.replace('cart #', '<|cart|> #') + TWO_PORTS,
      fixed:
        ROUTE.replace('# the cart\n', '# the cart\n            port:\n              number: 80\n') +
        TWO_PORTS,
    },
    'in flow style': {
      yaml: virtualService('shop', 'tcp: [{route: [{destination: {host: <|cart|>}}]}]') + TWO_PORTS,
      fixed:
        virtualService('shop', 'tcp: [{route: [{destination: {host: cart, port: {number: 80}}}]}]') +
        TWO_PORTS,
    },
  },
});
