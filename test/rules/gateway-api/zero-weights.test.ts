import { zeroWeights } from '../../../server/src/rules/gateway-api/zero-weights.ts';
import { httpRoute } from '../../support/gateway-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (backends: string) => httpRoute('shop', `rules: [{backendRefs: [${backends}]}]`);

ruleTest(zeroWeights, {
  valid: {
    'one that has a weight': route('{name: a, weight: 0}, {name: b, weight: 1}'),
    'one with the default': route('{name: a, weight: 0}, {name: b}'),
    'a weight that a template fills in': route('{name: a, weight: 0}, {name: b, weight: "{{ .weight }}"}'),
  },
  invalid: {
    all: { yaml: route('{name: a, weight: <|0|>}, {name: b, weight: 0}') },
    'the only one': { yaml: route('{name: a, weight: <|0|>}') },
  },
});
