import { virtualServiceWithoutWaypoint } from '../../../server/src/rules/istio/virtual-service-without-waypoint.ts';
import { namespace, service, virtualService } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const AMBIENT = namespace('shop', '{istio.io/dataplane-mode: ambient}');
const ENROLLED = namespace('shop', '{istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint}');
const CART = service('shop', 'cart');
const withLabel = (label: string) => CART.replace('\nspec:', `\n  labels: {${label}}\nspec:`);
const routes = (host: string, where = 'shop', more = '') =>
  virtualService(where, `hosts: [${host}]\nhttp: [{route: []}]\n${more}`);

ruleTest(virtualServiceWithoutWaypoint, {
  valid: {
    'the namespace is enrolled': routes('cart') + CART + ENROLLED,
    'the Service is enrolled': routes('cart') + withLabel('istio.io/use-waypoint: waypoint') + AMBIENT,
    'a namespace with sidecars': routes('cart') + CART + namespace('shop', '{istio-injection: enabled}'),
    'routes at a gateway': routes('cart', 'shop', 'gateways: [public]') + CART + AMBIENT,
    'routes for connections': virtualService('shop', 'tcp: [{route: []}]') + CART + AMBIENT,
  },
  invalid: {
    'a Service without a waypoint': {
      yaml: routes('<|cart|>') + withLabel('app: cart') + AMBIENT,
      fixed: routes('cart') + withLabel('app: cart, istio.io/use-waypoint: waypoint') + AMBIENT,
    },
    'routes of another namespace': {
      yaml: routes('<|cart.shop.svc.cluster.local|>', 'other') + CART + ENROLLED,
    },
    'a namespace without a waypoint': {
      yaml: routes('a.example.com').replace('name: routes', 'name: <|routes|>') + AMBIENT,
      fixed: routes('a.example.com') + ENROLLED,
    },
  },
});
