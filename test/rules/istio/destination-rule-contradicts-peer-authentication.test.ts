import { destinationRuleContradictsPeerAuthentication } from '../../../server/src/rules/istio/destination-rule-contradicts-peer-authentication.ts';
import { destinationRule, meshConfig, policy, service } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const servers = (namespace: string, body: string) => policy('PeerAuthentication', namespace, 'default', body);
const clients = (host: string, tls: string) => destinationRule('shop', host, `trafficPolicy: {${tls}}`);
const STRICT = 'mtls: {mode: STRICT}';
const SHOP = '"*.shop.svc.cluster.local"';
const CART = service('shop', 'cart');

ruleTest(destinationRuleContradictsPeerAuthentication, {
  valid: {
    'servers that accept both':
      clients(SHOP, 'tls: {mode: DISABLE}') + servers('shop', 'mtls: {mode: PERMISSIVE}'),
    'no word on servers': clients(SHOP, 'tls: {mode: DISABLE}'),
    'no word on clients': clients(SHOP, 'loadBalancer: {simple: RANDOM}') + servers('shop', STRICT),
    'strict servers of another workload':
      clients('cart', 'tls: {mode: DISABLE}') +
      CART +
      servers('shop', `selector: {matchLabels: {app: search}}\n${STRICT}`),
    'a port that is open':
      clients('cart', 'tls: {mode: DISABLE}') +
      CART +
      servers(
        'shop',
        `selector: {matchLabels: {app: cart}}\n${STRICT}\nportLevelMtls: {80: {mode: DISABLE}}`,
      ),
    'mutual TLS without a word on servers, as it is automatic': clients(
      '"*.local"',
      'tls: {mode: ISTIO_MUTUAL}',
    ),
  },
  invalid: {
    'a whole namespace': { yaml: clients(SHOP, 'tls: {mode: <|DISABLE|>}') + servers('shop', STRICT) },
    'the whole mesh': { yaml: clients('"*.local"', '<|tls|>: {}') + servers('istio-system', STRICT) },
    'a namespace of a strict mesh': {
      yaml: clients(SHOP, 'tls: {mode: <|DISABLE|>}') + servers('istio-system', STRICT),
    },
    'one Service': { yaml: clients('cart', 'tls: {mode: <|DISABLE|>}') + CART + servers('shop', STRICT) },
    'mutual TLS where nothing is automatic and no server is told': {
      yaml: meshConfig('enableAutoMtls: false') + clients('"*.local"', 'tls: {mode: <|ISTIO_MUTUAL|>}'),
    },
  },
});
