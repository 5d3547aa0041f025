import { destinationRuleUnknownHost } from '../../../server/src/rules/istio/destination-rule-unknown-host.ts';
import { destinationRule, service, serviceEntry } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const rule = (host: string) => destinationRule('shop', host, 'trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}');
const CART = service('shop', 'cart');
const closed = { workspace: 'closed' } as const;

ruleTest(destinationRuleUnknownHost, {
  valid: {
    'a Service': rule('cart') + CART,
    'every Service of the mesh': { yaml: rule('"*.local"') + CART, settings: closed },
    'a host under a wildcard ServiceEntry':
      rule('api.example.com') + serviceEntry('other', '"*.example.com"') + CART,
    'nothing is known of that namespace': rule('cart.other.svc.cluster.local') + CART,
    'a host outside of an open world': rule('api.example.com') + CART,
  },
  invalid: {
    'a slip of the pen': { yaml: rule('<|crat|>') + CART, fixed: rule('cart') + CART },
    'a cluster domain cut short': {
      yaml: rule('<|cart.shop.svc.cluster|>') + CART,
      settings: closed,
    },
    'a host outside of a closed world': { yaml: rule('<|api.example.com|>') + CART, settings: closed },
  },
});
