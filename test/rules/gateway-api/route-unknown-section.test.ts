import { routeUnknownSection } from '../../../server/src/rules/gateway-api/route-unknown-section.ts';
import { apiGateway, httpRoute } from '../../support/gateway-workspace.ts';
import { service } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (more: string) => httpRoute('shop', `parentRefs: [{name: public, ${more}}]`);
const serviceRoute = (port: string) =>
  httpRoute('shop', `parentRefs: [{group: "", kind: Service, name: cart, port: ${port}}]`);
const GATEWAY = apiGateway('shop', 'public', '{name: http, port: 80, protocol: HTTP}');
const TWO = apiGateway(
  'shop',
  'public',
  '{name: http, port: 80, protocol: HTTP}, {name: https, port: 443, protocol: HTTPS}',
);

ruleTest(routeUnknownSection, {
  valid: {
    'a listener of that name': route('sectionName: http') + GATEWAY,
    'a listener on that port': route('port: 80') + GATEWAY,
    'a Gateway that is not here': route('sectionName: other'),
    'a Gateway with templated parts':
      route('sectionName: other') +
      apiGateway('shop', 'public', '{name: "{{ .name }}", port: 80, protocol: HTTP}'),
    'a port of the Service': serviceRoute('80') + service('shop', 'cart'),
  },
  invalid: {
    'a slip of the pen': {
      yaml: route('sectionName: <|htttp|>') + GATEWAY,
      fixed: route('sectionName: http') + GATEWAY,
    },
    'no listener on that port': {
      yaml: route('port: <|8080|>') + GATEWAY,
      fixed: route('port: 80') + GATEWAY,
    },
    'a listener on another port': {
      yaml: route('sectionName: http, port: <|443|>') + TWO,
      fixed: route('sectionName: http, port: 80') + TWO,
    },
    'the port of the container': {
      yaml: serviceRoute('<|8080|>') + service('shop', 'cart'),
      fixed: serviceRoute('80') + service('shop', 'cart'),
    },
  },
});
