import { backendTlsPolicyConflict } from '../../../server/src/rules/gateway-api/backend-tls-policy-conflict.ts';
import { resource } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const policy = (name: string, target: string) =>
  resource(
    'gateway.networking.k8s.io/v1',
    'BackendTLSPolicy',
    'shop',
    name,
    `targetRefs: [{group: "", kind: Service, ${target}}]`,
  );

ruleTest(backendTlsPolicyConflict, {
  valid: {
    'other Services': policy('a', 'name: cart') + policy('b', 'name: stock'),
    'a port beside the whole': policy('a', 'name: cart') + policy('b', 'name: cart, sectionName: https'),
    'two versions of one policy': policy('a', 'name: cart') + policy('a', 'name: cart'),
  },
  invalid: {
    'the same Service': { yaml: policy('a', 'name: cart') + policy('b', 'name: <|cart|>') },
    'the same port': {
      yaml: policy('b', 'name: <|cart|>, sectionName: a') + policy('a', 'name: cart, sectionName: a'),
    },
  },
});
