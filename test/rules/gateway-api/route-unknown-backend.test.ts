import { routeUnknownBackend } from '../../../server/src/rules/gateway-api/route-unknown-backend.ts';
import { httpRoute } from '../../support/gateway-workspace.ts';
import { service } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const to = (backend: string) => httpRoute('shop', `rules: [{backendRefs: [${backend}]}]`);
const CART = service('shop', 'cart');

ruleTest(routeUnknownBackend, {
  valid: {
    'a Service of the namespace': to('{name: cart, port: 80}') + CART,
    'a Service of another namespace':
      to('{name: cart, namespace: other, port: 80}') + service('other', 'cart'),
    'no Service of that namespace is known': to('{name: cart, namespace: other, port: 80}') + CART,
    'another kind of backend': to('{group: example.com, kind: Lambda, name: cart}') + CART,
    'a port that a template fills in':
      to('{name: cart, port: 81}') + service('shop', 'cart', '[{port: "{{ .port }}"}]'),
    'a name that a template fills in': to('{name: "{{ .name }}", port: 80}') + CART,
  },
  invalid: {
    'a slip of the pen': {
      yaml: to('{name: <|crat|>, port: 80}') + CART,
      fixed: to('{name: cart, port: 80}') + CART,
    },
    'a host instead of a name': { yaml: to('{name: <|cart.shop|>, port: 80}') },
    'the port of the container': {
      yaml: to('{name: cart, port: <|8080|>}') + CART,
      fixed: to('{name: cart, port: 80}') + CART,
    },
    'a mirror': {
      yaml:
        httpRoute(
          'shop',
          'rules: [{filters: [{type: RequestMirror, requestMirror: {backendRef: {name: <|nowhere|>, port: 80}}}]}]',
        ) +
        CART +
        service('shop', 'stock') +
        service('shop', 'orders'),
    },
  },
});
