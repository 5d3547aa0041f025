import { backendPortNamed } from '../../../server/src/rules/gateway-api/backend-port-named.ts';
import { httpRoute } from '../../support/gateway-workspace.ts';
import { service } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const to = (port: string) => httpRoute('shop', `rules: [{backendRefs: [{name: cart, port: ${port}}]}]`);
const CART = service('shop', 'cart');

ruleTest(backendPortNamed, {
  valid: {
    'a number': to('80') + CART,
    'a name that the Service does not have, which the schema reports': to('web') + CART,
    'a Service that is not here': to('http'),
  },
  invalid: {
    'the name of a port': { yaml: to('<|http|>') + CART, fixed: to('80') + CART },
  },
});
