import { unknownTarget } from '../../../server/src/rules/istio/unknown-target.ts';
import { policy, resource, service } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const attached = (target: string, where = 'shop') =>
  policy('AuthorizationPolicy', where, 'cart', `targetRefs: [${target}]`);
const CART = service('shop', 'cart');
const gateway = resource('gateway.networking.k8s.io/v1', 'Gateway', 'shop', 'waypoint', 'listeners: []');

ruleTest(unknownTarget, {
  valid: {
    'a Service': attached('{group: "", kind: Service, name: cart}') + CART,
    'a Service, without a group': attached('{kind: Service, name: cart}') + CART,
    'a Gateway': attached('{group: gateway.networking.k8s.io, kind: Gateway, name: waypoint}') + gateway,
    'a class': {
      yaml: attached(
        '{group: gateway.networking.k8s.io, kind: GatewayClass, name: istio-waypoint}',
        'istio-system',
      ),
      settings: { workspace: 'closed' },
    },
    'no Service of that namespace is known': attached('{kind: Service, name: cart}', 'other') + CART,
    'a name that a template fills in': attached('{kind: Service, name: "{{ .name }}"}') + CART,
  },
  invalid: {
    'a slip of the pen': {
      yaml: attached('{kind: Service, name: <|crat|>}') + CART,
      fixed: attached('{kind: Service, name: cart}') + CART,
    },
    'a Service of another namespace': {
      yaml:
        attached('{kind: Service, name: <|cart|>}', 'web') +
        CART +
        service('web', 'search') +
        service('web', 'stock') +
        service('web', 'orders'),
    },
    'a waypoint that is not there': {
      yaml: attached('{group: gateway.networking.k8s.io, kind: Gateway, name: <|edge|>}') + gateway,
    },
  },
});
