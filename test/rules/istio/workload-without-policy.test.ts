import { workloadWithoutPolicy } from '../../../server/src/rules/istio/workload-without-policy.ts';
import { deployment, namespace, policy } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const guarding = (where: string, body: string) => policy('AuthorizationPolicy', where, 'guard', body);
const CART = deployment('shop', 'cart');
const closed = { workspace: 'closed' } as const;

ruleTest(workloadWithoutPolicy, {
  valid: {
    selected: { yaml: guarding('shop', 'selector: {matchLabels: {app: cart}}') + CART, settings: closed },
    'guarded with its namespace': { yaml: guarding('shop', 'rules: []') + CART, settings: closed },
    'guarded with the mesh': { yaml: guarding('istio-system', 'rules: []') + CART, settings: closed },
    'nothing is guarded': { yaml: CART, settings: closed },
    'not in the mesh': {
      yaml: guarding('other', 'rules: []') + namespace('shop', '{}') + CART,
      settings: closed,
    },
    'policies may be kept elsewhere': guarding('other', 'rules: []') + CART,
  },
  invalid: {
    'in the mesh by its namespace': {
      yaml:
        guarding('other', 'rules: []') +
        namespace('shop', '{istio-injection: enabled}') +
        CART.replace('cart', '<|cart|>'),
      settings: closed,
    },
    'only others are guarded': {
      yaml: guarding('shop', 'selector: {matchLabels: {app: search}}') + CART.replace('cart', '<|cart|>'),
      settings: closed,
    },
  },
});
