import { ruleNameRepeated } from '../../../server/src/rules/gateway-api/rule-name-repeated.ts';
import { httpRoute } from '../../support/gateway-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (rules: string) => httpRoute('shop', `rules: [${rules}]`);

ruleTest(ruleNameRepeated, {
  valid: {
    'other names': route('{name: a}, {name: b}, {matches: []}'),
    'the schema reports it for the other channel': {
      yaml: route('{name: a}, {name: a}'),
      settings: { gatewayApi: { version: '1.6', channel: 'experimental' } },
    },
  },
  invalid: {
    twice: { yaml: route('{name: a}, {name: <|a|>, matches: []}'), fixed: route('{name: a}, {matches: []}') },
  },
});
