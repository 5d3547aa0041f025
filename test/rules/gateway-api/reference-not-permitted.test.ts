import { referenceNotPermitted } from '../../../server/src/rules/gateway-api/reference-not-permitted.ts';
import { httpRoute } from '../../support/gateway-workspace.ts';
import { resource, service } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (backend: string, parent = '{name: public}') =>
  httpRoute('web', `parentRefs: [${parent}]\nrules: [{backendRefs: [${backend}]}]`);
const grant = (where: string, namespace: string, to = '{group: "", kind: Service}', kind = 'HTTPRoute') =>
  resource(
    'gateway.networking.k8s.io/v1',
    'ReferenceGrant',
    where,
    'grant',
    `from: [{group: gateway.networking.k8s.io, kind: ${kind}, namespace: ${namespace}}]\nto: [${to}]`,
  );
const CART = service('shop', 'cart');
const OVER = '{name: cart, namespace: shop, port: 80}';
const MARKED = '{name: <|cart|>, namespace: shop, port: 80}';

ruleTest(referenceNotPermitted, {
  valid: {
    'a grant for all Services': route(OVER) + CART + grant('shop', 'web'),
    'a grant for this Service':
      route(OVER) + CART + grant('shop', 'web', '{group: "", kind: Service, name: cart}'),
    'the own namespace': route('{name: cart, port: 80}') + service('web', 'cart'),
    'the Service is kept elsewhere': route(OVER),
    'a route of a mesh': route(OVER, '{group: "", kind: Service, name: cart}') + CART,
  },
  invalid: {
    'no grant': {
      yaml: route(MARKED) + CART,
      fixed:
        route(OVER) +
        CART +
        [
          '---',
          'apiVersion: gateway.networking.k8s.io/v1',
          'kind: ReferenceGrant',
          'metadata:',
          '  name: cart-from-web',
          '  namespace: shop',
          'spec:',
          '  from:',
          '    - group: gateway.networking.k8s.io',
          '      kind: HTTPRoute',
          '      namespace: web',
          '  to:',
          "    - group: ''",
          '      kind: Service',
          '      name: cart',
          '',
        ].join('\n'),
    },
    'a grant in the wrong namespace': {
      yaml: route(MARKED) + grant('web', 'shop'),
      settings: { workspace: 'closed' },
    },
    'a grant for another kind of route': {
      yaml: route(MARKED) + grant('shop', 'web', undefined, 'GRPCRoute'),
      settings: { workspace: 'closed' },
    },
  },
});
