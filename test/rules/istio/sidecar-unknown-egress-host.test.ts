import { sidecarUnknownEgressHost } from '../../../server/src/rules/istio/sidecar-unknown-egress-host.ts';
import { resource, service, serviceEntry } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const importing = (...hosts: string[]) =>
  resource(
    'networking.istio.io/v1',
    'Sidecar',
    'shop',
    'default',
    `egress: [{hosts: [${hosts.join(', ')}]}]`,
  );
const CART = service('shop', 'cart');
const closed = { workspace: 'closed' } as const;

ruleTest(sidecarUnknownEgressHost, {
  valid: {
    'a Service': importing('./cart.shop.svc.cluster.local', '"*/cart.shop.svc.cluster.local"') + CART,
    everything: { yaml: importing('"*/*"', './*', 'istio-system/*', '~/*') + CART, settings: closed },
    'a wildcard that matches': { yaml: importing('"./*.shop.svc.cluster.local"') + CART, settings: closed },
    'a ServiceEntry': {
      yaml: importing('./api.example.com') + serviceEntry('shop', '"*.example.com"'),
      settings: closed,
    },
    'a Service whose host a ServiceEntry repeats': {
      yaml:
        importing('other/cart.other.svc.cluster.local') +
        service('other', 'cart') +
        serviceEntry('shop', 'cart.other.svc.cluster.local'),
      settings: closed,
    },
    'nothing is known of that namespace': importing('other/cart.other.svc.cluster.local') + CART,
    'a wildcard in an open world': importing('"./*.example.com"') + CART,
  },
  invalid: {
    'a slip of the pen': {
      yaml: importing('<|./crat.shop.svc.cluster.local|>') + CART,
      fixed: importing('./cart.shop.svc.cluster.local') + CART,
    },
    'the wrong namespace in front': { yaml: importing('<|other/cart.shop.svc.cluster.local|>') + CART },
    'a wildcard that matches nothing': { yaml: importing('<|"./*.example.com"|>') + CART, settings: closed },
  },
});
