import { authorizationPolicyInvalidSource } from '../../../server/src/rules/istio/authorization-policy-invalid-source.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(authorizationPolicyInvalidSource, {
  valid: {
    'accounts and domains': istioResource(
      'AuthorizationPolicy',
      `rules: [{from: [{source: {serviceAccounts: [a, b/c], trustDomains: [cluster.local, '*', 'a*']}}]}]`,
    ),
    'an account from a template': istioResource(
      'AuthorizationPolicy',
      `rules: [{from: [{source: {serviceAccounts: ['{{ .sa }}*']}}]}]`,
    ),
  },
  invalid: {
    'wildcards and paths': {
      yaml: istioResource(
        'AuthorizationPolicy',
        `
rules: [{from: [{source: {serviceAccounts: [<|a/b/c|>, <|a*|>, <|/a|>], notTrustDomains: [<|a*b|>, <|a/b|>]}}]}]`,
      ),
    },
  },
});
