import { requestAuthenticationBearerPrefix } from '../../../server/src/rules/istio/request-authentication-bearer-prefix.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

const header = (text: string) =>
  istioResource('RequestAuthentication', `jwtRules: [{issuer: a, fromHeaders: [{${text}}]}]`);

ruleTest(requestAuthenticationBearerPrefix, {
  valid: {
    'a prefix': header("name: Authorization, prefix: 'Bearer '"),
    'another header': header('name: x-token'),
    'a header from a template': header("name: '{{ .header }}'"),
  },
  invalid: {
    'no prefix': {
      yaml: header('name: <|authorization|>'),
      fixed: header("name: authorization, prefix: 'Bearer '"),
    },
  },
});
