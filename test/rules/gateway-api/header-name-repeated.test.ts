import { headerNameRepeated } from '../../../server/src/rules/gateway-api/header-name-repeated.ts';
import { httpRoute } from '../../support/gateway-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (rule: string) => httpRoute('shop', `rules: [{${rule}}]`);

ruleTest(headerNameRepeated, {
  valid: {
    'other names': route('matches: [{headers: [{name: a, value: b}, {name: c, value: d}]}]'),
    'other matches': route('matches: [{headers: [{name: a, value: b}]}, {headers: [{name: A, value: d}]}]'),
    'the very same name, which the schema reports': route(
      'matches: [{headers: [{name: a, value: b}, {name: a, value: d}]}]',
    ),
  },
  invalid: {
    'another case': {
      yaml: route('matches: [{headers: [{name: x-a, value: b}, {name: <|X-A|>, value: d}]}]'),
    },
    'a filter': {
      yaml: route(
        'filters: [{requestHeaderModifier: {set: [{name: x-a, value: b}, {name: <|X-A|>, value: d}]}}]',
      ),
    },
  },
});
