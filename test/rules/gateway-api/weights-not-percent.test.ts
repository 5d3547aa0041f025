import { weightsNotPercent } from '../../../server/src/rules/gateway-api/weights-not-percent.ts';
import { httpRoute } from '../../support/gateway-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (backends: string) => httpRoute('shop', `rules: [{backendRefs: [${backends}]}]`);

ruleTest(weightsNotPercent, {
  valid: {
    percents: route('{name: a, weight: 90}, {name: b, weight: 10}'),
    shares: route('{name: a, weight: 9}, {name: b, weight: 1}'),
    'shares of thousands': route('{name: a, weight: 900}, {name: b, weight: 1}'),
    'a default': route('{name: a, weight: 95}, {name: b}'),
    'one backend': route('{name: a, weight: 99}'),
  },
  invalid: {
    'too much': { yaml: route('{name: a, weight: <|90|>}, {name: b, weight: 20}') },
    'too little': { yaml: route('{name: a, weight: <|90|>}, {name: b, weight: 5}') },
  },
});
