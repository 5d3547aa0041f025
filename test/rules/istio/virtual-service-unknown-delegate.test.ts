import { virtualServiceUnknownDelegate } from '../../../server/src/rules/istio/virtual-service-unknown-delegate.ts';
import { resource, virtualService } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const root = (delegate: string) => virtualService('shop', `http: [{delegate: ${delegate}}]`);
const CART = resource('networking.istio.io/v1', 'VirtualService', 'shop', 'cart', 'http: []');

ruleTest(virtualServiceUnknownDelegate, {
  valid: {
    'one that exists': root('{name: cart}') + CART,
    'one of another namespace':
      root('{name: cart, namespace: other}') + CART.replace('namespace: shop', 'namespace: other'),
    'no other one is known': root('{name: cart}'),
    'nothing is known of that namespace': root('{name: cart, namespace: other}') + CART,
    'a name that a template fills in': root('{name: "{{ .name }}"}') + CART,
  },
  invalid: {
    'a slip of the pen': { yaml: root('{name: <|crat|>}') + CART, fixed: root('{name: cart}') + CART },
    'one with hosts': {
      yaml: root('{name: <|cart|>}') + virtualService('shop', 'hosts: [cart]\nhttp: []', 'cart'),
    },
    'a closed world': { yaml: root('{name: <|cart|>}'), settings: { workspace: 'closed' } },
  },
});
