import { halfQualifiedHost } from '../../../server/src/rules/istio/half-qualified-host.ts';
import { destinationRule, service, serviceEntry, virtualService } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (host: string) => virtualService('web', `http: [{route: [{destination: {host: ${host}}}]}]`);
const CART = service('shop', 'cart');

ruleTest(halfQualifiedHost, {
  valid: {
    'a full name': route('cart.shop.svc.cluster.local') + CART,
    'a bare name': route('cart') + service('web', 'cart'),
    'a name of the world outside': route('example.com') + CART,
    'a ServiceEntry of that name': route('cart.shop') + CART + serviceEntry('web', 'cart.shop'),
  },
  invalid: {
    'a route': {
      yaml: route('<|cart.shop|>') + CART,
      fixed: route('cart.shop.svc.cluster.local') + CART,
    },
    'a DestinationRule': {
      yaml: destinationRule('web', '<|cart.shop|>', 'subsets: []') + CART,
      fixed: destinationRule('web', 'cart.shop.svc.cluster.local', 'subsets: []') + CART,
    },
  },
});
