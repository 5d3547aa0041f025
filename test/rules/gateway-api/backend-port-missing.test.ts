import { backendPortMissing } from '../../../server/src/rules/gateway-api/backend-port-missing.ts';
import { httpRoute } from '../../support/gateway-workspace.ts';
import { service } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const to = (backend: string) => httpRoute('shop', `rules: [{backendRefs: [${backend}]}]`);
const CART = service('shop', 'cart');

ruleTest(backendPortMissing, {
  valid: {
    'a port': to('{name: cart, port: 80}') + CART,
    'a Service that is not here': to('{name: cart}'),
    'another kind': to('{group: example.com, kind: Lambda, name: cart}') + CART,
  },
  invalid: {
    'a Service with one port': {
      yaml: to('<|{name: cart}|>') + CART,
      fixed: to('{name: cart, port: 80}') + CART,
    },
  },
});
