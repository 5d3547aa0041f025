import { authorizationPolicyEmptyPart } from '../../../server/src/rules/istio/authorization-policy-empty-part.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(authorizationPolicyEmptyPart, {
  valid: {
    parts: istioResource(
      'AuthorizationPolicy',
      `rules: [{}, {from: [{source: {principals: [a]}}], to: [{operation: {ports: ['80']}}]}]`,
    ),
    'a misplaced field': istioResource('AuthorizationPolicy', `rules: [{from: [{principals: [a]}]}]`),
    'parts from a template': istioResource(
      'AuthorizationPolicy',
      `rules: [{from: ['{{ .from }}'], to: [{operation: '{{ .to }}'}]}]`,
    ),
  },
  invalid: {
    'nothing said': {
      yaml: istioResource(
        'AuthorizationPolicy',
        `
rules:
  - <|from|>: [] #! "from" is empty, so the rule holds for every source. Name at least one, or remove "from" to say so.
    to: [{<|operation|>: {}}, <|{}|>, {<|operation|>: null}]
  - from: [{<|source|>: {principals: []}}, {source: {notPrincipals: [<|''|>, a]}}]`,
      ),
    },
  },
});
