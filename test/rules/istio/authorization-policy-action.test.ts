import { authorizationPolicyAction } from '../../../server/src/rules/istio/authorization-policy-action.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(authorizationPolicyAction, {
  valid: {
    'nobody gets in': istioResource('AuthorizationPolicy', `action: ALLOW`),
    'an authorizer': istioResource(
      'AuthorizationPolicy',
      `
action: CUSTOM
provider: {name: opa}
rules: [{from: [{source: {ipBlocks: [1.2.3.4]}}], when: [{key: source.ip, values: [1.2.3.4]}]}]`,
    ),
    'rules from a template': istioResource(
      'AuthorizationPolicy',
      `
action: DENY
rules: '{{ .rules }}'`,
    ),
  },
  invalid: {
    'nothing to deny': {
      yaml: istioResource('AuthorizationPolicy', `action: <|DENY|>`),
      fixed: istioResource(
        'AuthorizationPolicy',
        `
action: DENY
rules:
  - {}`,
      ),
    },
    'no authorizer': {
      yaml: istioResource(
        'AuthorizationPolicy',
        `
action: <|CUSTOM|>
rules: [{from: [{source: {<|principals|>: [a], <|notNamespaces|>: [b]}}], when: [{key: <|'request.auth.claims[a]'|>, values: [b]}]}]`,
      ),
    },
    'an authorizer that nobody asks': {
      yaml: istioResource(
        'AuthorizationPolicy',
        `<|provider|>: {name: a} #! "provider" is for the action "CUSTOM", not "ALLOW". Remove it, or change the action.`,
      ),
    },
  },
});
