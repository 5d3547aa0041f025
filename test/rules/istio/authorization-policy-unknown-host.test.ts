import { authorizationPolicyUnknownHost } from '../../../server/src/rules/istio/authorization-policy-unknown-host.ts';
import { policy, service, serviceEntry, virtualService } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const to = (host: string) =>
  policy('AuthorizationPolicy', 'shop', 'cart', `rules: [{to: [{operation: {hosts: [${host}]}}]}]`);
const CART = service('shop', 'cart');

ruleTest(authorizationPolicyUnknownHost, {
  valid: {
    'a Service, with and without a port':
      to('cart, "cart:80", cart.shop, cart.shop.svc.cluster.local') + CART,
    'a wildcard': to('"*.example.com"') + CART,
    'a host of the world outside': {
      yaml: to('www.example.com, example.com') + CART,
      settings: { workspace: 'closed' },
    },
    'a host of a VirtualService': to('basket') + CART + virtualService('shop', 'hosts: [basket]\nhttp: []'),
    'a host of a ServiceEntry': to('basket') + CART + serviceEntry('shop', 'basket'),
    'a full name, which clients may send for whatever reason': to('search.shop.svc.cluster.local') + CART,
    'nothing is known of that namespace': to('cart.other.svc.cluster.local') + CART,
  },
  invalid: {
    'a slip of the pen': { yaml: to('<|crat|>') + CART, fixed: to('cart') + CART },
    'a Service that does not exist': {
      yaml: to('<|search.shop|>') + CART + service('shop', 'stock') + service('shop', 'orders'),
    },
  },
});
