import { headerValueUnprintable } from '../../../server/src/rules/gateway-api/header-value-unprintable.ts';
import { httpRoute } from '../../support/gateway-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (value: string) =>
  httpRoute('shop', `rules: [{filters: [{responseHeaderModifier: {add: [{name: x-a, value: ${value}}]}}]}]`);

ruleTest(headerValueUnprintable, {
  valid: {
    'one line': route('"one two"'),
    'a tab': route('"one\\ttwo"'),
    'the schema reports it for the other channel': {
      yaml: route('"one\\ntwo"'),
      settings: { gatewayApi: { version: '1.6', channel: 'experimental' } },
    },
  },
  invalid: {
    'two lines': { yaml: route('<|"one\\ntwo"|>') },
  },
});
