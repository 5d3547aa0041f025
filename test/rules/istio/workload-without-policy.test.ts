import { workloadWithoutPolicy } from '../../../server/src/rules/istio/workload-without-policy.ts';
import { deployment, policy } from '../../support/istio-workspace.ts';
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
    'policies may be kept elsewhere': guarding('other', 'rules: []') + CART,
  },
  invalid: {
    'only others are guarded': {
      yaml: guarding('shop', 'selector: {matchLabels: {app: search}}') + CART.replace('cart', '<|cart|>'),
      settings: closed,
    },
  },
});
