import { authorizationPolicyNeedsMutualTls } from '../../../server/src/rules/istio/authorization-policy-needs-mutual-tls.ts';
import { destinationRule, meshConfig, namespace, policy, service } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const from = (source: string, more = '') =>
  policy(
    'AuthorizationPolicy',
    'shop',
    'cart',
    `${more}rules:\n  - from:\n      - source:\n          ${source}`,
  );
const peers = (mode: string, more = '') =>
  policy('PeerAuthentication', 'shop', 'default', `${more}mtls: {mode: ${mode}}`);
const CART = 'selector: {matchLabels: {app: cart}}\n';
const MANUAL = meshConfig('enableAutoMtls: false');

ruleTest(authorizationPolicyNeedsMutualTls, {
  valid: {
    'nothing is said about mutual TLS': from('principals: ["*"]'),
    'it is demanded': from('principals: ["*"]') + peers('STRICT'),
    'nobody asks who calls': from('ipBlocks: [10.0.0.0/8]') + peers('DISABLE'),
    'it is off for other workloads':
      from('principals: ["*"]', CART) + peers('DISABLE', 'selector: {matchLabels: {app: search}}\n'),
    'a workload has it on':
      from('principals: ["*"]', CART) + peers('DISABLE').replace('default', 'all') + peers('STRICT', CART),
    'ambient mode':
      from('principals: ["*"]') + peers('DISABLE') + namespace('shop', '{istio.io/dataplane-mode: ambient}'),
    'switched on by hand':
      MANUAL +
      from('principals: ["*"]') +
      peers('STRICT') +
      destinationRule('shop', '"*.shop.svc.cluster.local"', 'trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}'),
  },
  invalid: {
    'servers switch it off': { yaml: from('<|principals|>: ["*"]') + peers('DISABLE') },
    'clients switch it off': {
      yaml:
        from('<|namespaces|>: [a]', CART) +
        service('shop', 'cart') +
        destinationRule('shop', 'cart', 'trafficPolicy: {tls: {mode: DISABLE}}'),
    },
    'a condition': {
      yaml:
        policy(
          'AuthorizationPolicy',
          'shop',
          'cart',
          'rules: [{when: [{key: <|source.principal|>, values: [a]}]}]',
        ) + peers('DISABLE'),
    },
    'nothing is automatic': { yaml: MANUAL + from('<|principals|>: ["*"]') + peers('STRICT') },
  },
});
