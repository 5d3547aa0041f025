import { virtualServiceUnknownPort } from '../../../server/src/rules/istio/virtual-service-unknown-port.ts';
import { service, serviceEntry, virtualService } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (port: string) =>
  virtualService('shop', `http: [{route: [{destination: {host: cart, port: {number: ${port}}}}]}]`);
const TWO_PORTS = '[{name: http, port: 80}, {name: tcp, port: 90}]';

ruleTest(virtualServiceUnknownPort, {
  valid: {
    'a port of the Service': route('80') + service('shop', 'cart'),
    'no Service is known': route('80'),
    'a Service of another namespace': route('81') + service('other', 'cart'),
    'a port that a template fills in': route('81') + service('shop', 'cart', '[{port: "{{ .port }}"}]'),
    'a port of wrong type, which the schema reports': route('"http"') + service('shop', 'cart'),
    'a port of either of two entries for the host':
      virtualService('shop', 'http: [{route: [{destination: {host: a.example.com, port: {number: 80}}}]}]') +
      serviceEntry('shop', 'a.example.com', '', 'one') +
      serviceEntry('shop', 'a.example.com', 'ports: [{number: 80, name: http, protocol: HTTP}]', 'two'),
  },
  invalid: {
    'the port of the container': {
      yaml: route('<|8080|>') + service('shop', 'cart'),
      fixed: route('80') + service('shop', 'cart'),
    },
    'several ports to choose from': {
      yaml: route('<|8080|>') + service('shop', 'cart', TWO_PORTS),
      fixed: route('80') + service('shop', 'cart', TWO_PORTS),
    },
  },
});
