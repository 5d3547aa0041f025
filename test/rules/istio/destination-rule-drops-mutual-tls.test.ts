import { destinationRuleDropsMutualTls } from '../../../server/src/rules/istio/destination-rule-drops-mutual-tls.ts';
import { destinationRule, meshConfig } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const wide = (host: string, namespace = 'shop') =>
  destinationRule(namespace, host, 'trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}', 'wide');
const OWN_NAMESPACE = wide('"*.shop.svc.cluster.local"');
const MESH = wide('"*.local"', 'istio-system');

ruleTest(destinationRuleDropsMutualTls, {
  valid: {
    'no wider rule': destinationRule('shop', 'cart', ''),
    'the settings are repeated':
      OWN_NAMESPACE + destinationRule('shop', 'cart', 'trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}'),
    'settings for a port':
      MESH +
      destinationRule(
        'shop',
        'cart',
        'trafficPolicy: {portLevelSettings: [{port: {number: 80}, tls: {mode: SIMPLE}}]}',
      ),
    'a wider rule that is kept in another namespace':
      wide('"*.shop.svc.cluster.local"', 'other') + destinationRule('shop', 'cart', ''),
    'a host outside the mesh': OWN_NAMESPACE + destinationRule('shop', 'api.shop.example.com', ''),
    'a host of another namespace': OWN_NAMESPACE + destinationRule('other', 'cart', ''),
  },
  invalid: {
    'a rule with other settings': {
      yaml:
        OWN_NAMESPACE +
        destinationRule('shop', 'cart', '<|trafficPolicy|>:\n  loadBalancer:\n    simple: RANDOM'),
      fixed:
        OWN_NAMESPACE +
        destinationRule(
          'shop',
          'cart',
          'trafficPolicy:\n  loadBalancer:\n    simple: RANDOM\n  tls:\n    mode: ISTIO_MUTUAL',
        ),
    },
    'a rule with subsets only, where nothing is automatic': {
      yaml: meshConfig('enableAutoMtls: false') + MESH + destinationRule('shop', '<|cart|>', 'subsets: []'),
      fixed:
        meshConfig('enableAutoMtls: false') +
        MESH +
        destinationRule('shop', 'cart', 'subsets: []\ntrafficPolicy:\n  tls:\n    mode: ISTIO_MUTUAL'),
    },
  },
});
