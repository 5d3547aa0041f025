import { authorizationPolicyUnmatchableValue } from '../../../server/src/rules/istio/authorization-policy-unmatchable-value.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

const rule = (from: string, to: string) =>
  istioResource('AuthorizationPolicy', `rules: [{from: [{source: {${from}}}], to: [{operation: {${to}}}]}]`);

ruleTest(authorizationPolicyUnmatchableValue, {
  valid: {
    'wildcards at one end': rule(
      "principals: ['*', 'cluster.local/ns/a/*', '*/sa/b'], namespaces: ['a*b']",
      "paths: ['/a*', '*/b', '/a/{*}/b'], hosts: ['*.a.b']",
    ),
    'values from a template': rule("principals: ['spiffe://{{ .td }}/ns/a/sa/b']", "paths: ['{{ .path }}']"),
  },
  invalid: {
    'an issuer alone, a URL': {
      yaml: rule(
        'requestPrincipals: [<|"https://a.b"|>, <|me@a.b|>, me@a.b/x]',
        'hosts: [<|"https://a.b/c"|>]',
      ),
      fixed: rule('requestPrincipals: ["https://a.b/*", me@a.b/*, me@a.b/x]', 'hosts: ["a.b"]'),
    },
    'stars inside': {
      yaml: rule(
        "principals: [<|'*/ns/a/*'|>]",
        "paths: [<|'/a/*/b'|>, <|'/a?b=c'|>], notHosts: [<|'a.*.b'|>]",
      ),
    },
    'principals and paths': {
      yaml: rule(
        'principals: [<|"spiffe://cluster.local/ns/a/sa/b"|>, <|ns/a/sa/b|>]',
        'notPaths: [<|a/b|>]',
      ),
      fixed: rule('principals: ["cluster.local/ns/a/sa/b", cluster.local/ns/a/sa/b]', 'notPaths: [/a/b]'),
    },
  },
});
