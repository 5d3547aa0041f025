import { authorizationPolicyInvalidCondition } from '../../../server/src/rules/istio/authorization-policy-invalid-condition.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

const when = (text: string) =>
  istioResource(
    'AuthorizationPolicy',
    `
rules:
  - when: [{${text}}]`,
  );

ruleTest(authorizationPolicyInvalidCondition, {
  valid: {
    'an address': when("key: source.ip, values: [10.0.0.0/8], notValues: ['::1']"),
    'a claim within a claim': when("key: 'request.auth.claims[a][b]', values: [x]"),
    'a filter': when("key: 'experimental.envoy.filters.network.mysql_proxy[db.table]', values: [x]"),
    'a key from a template': when("key: '{{ .key }}', values: [x]"),
    'values from a template': when("key: destination.port, values: ['{{ .port }}']"),
  },
  invalid: {
    keys: {
      yaml: when('key: <|request.headers.a|>, values: [x]'),
      fixed: when('key: request.headers[a], values: [x]').replace(
        'request.headers[a]',
        '"request.headers[a]"',
      ),
    },
    'a misspelled key': {
      yaml: when('key: <|source.principals|>, values: [x]'),
      fixed: when('key: source.principal, values: [x]'),
    },
    'an unknown and a removed key': {
      yaml: istioResource(
        'AuthorizationPolicy',
        `
rules: [{when: [{key: <|key1|>, values: [x]}, {key: <|"destination.labels[a]"|>, values: [x]}, {key: <|''|>, values: [x]}]}]`,
      ),
    },
    values: {
      yaml: istioResource(
        'AuthorizationPolicy',
        `
rules: [{when: [{key: source.ip, values: [<|a.b|>]}, {key: destination.port, notValues: [<|http|>]}, {key: <|source.principal|>, values: []}]}]`,
      ),
    },
  },
});
