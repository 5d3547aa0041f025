import { networkPolicyBlocksAmbient } from '../../../server/src/rules/mesh/network-policy-blocks-ambient.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { AMBIENT, filesOf, namespaceOf, networkPolicyOf, SIDECAR, workloadOf } from './mesh-text.ts';

const ingress = (rules: string, name?: string) => networkPolicyOf(`  ingress: [${rules}]\n`, name);
const CART = workloadOf('cart', AMBIENT);

ruleTest(networkPolicyBlocksAmbient, {
  valid: {
    'the port is open': filesOf(ingress('{ports: [{port: 8080}, {port: 15008}]}'), CART),
    'another policy opens it': filesOf(ingress('{ports: [{port: 8080}]}'), ingress('{}', 'open'), CART),
    'every port': filesOf(ingress('{from: [{podSelector: {}}]}'), CART),
    'a sidecar': filesOf(ingress('{ports: [{port: 8080}]}'), workloadOf('cart', SIDECAR)),
    'everything is denied': filesOf(networkPolicyOf('  policyTypes: [Ingress]\n'), CART),
    'a port by name': filesOf(ingress('{ports: [{port: hbone}]}'), CART),
  },
  invalid: {
    'the port of the application': {
      yaml: filesOf(
        networkPolicyOf(
          '  ingress:\n    - <|ports|>: #! "cart" is in ambient mode, where connections arrive on port 15008, and no NetworkPolicy lets that in. Add port 15008.\n        - port: 8080 # web\n',
        ),
        CART,
      ),
      fixed: filesOf(
        networkPolicyOf(
          '  ingress:\n    - ports:\n        - port: 8080 # web\n        - port: 15008\n          protocol: TCP\n',
        ),
        CART,
      ),
    },
    'the Namespace is in ambient mode': {
      yaml: filesOf(ingress('{<|ports|>: [{port: 8080}]}'), namespaceOf(AMBIENT), workloadOf('cart')),
      fixed: filesOf(
        ingress('{ports: [{port: 8080}, {port: 15008, protocol: TCP}]}'),
        namespaceOf(AMBIENT),
        workloadOf('cart'),
      ),
    },
  },
});
