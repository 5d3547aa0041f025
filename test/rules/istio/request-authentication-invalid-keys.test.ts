import { requestAuthenticationInvalidKeys } from '../../../server/src/rules/istio/request-authentication-invalid-keys.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

const rule = (text: string) => istioResource('RequestAuthentication', `jwtRules: [{${text}}]`);

ruleTest(requestAuthenticationInvalidKeys, {
  valid: {
    'an address': rule('issuer: a, jwksUri: https://a.b:8443/keys'),
    'a set of keys': rule(`issuer: a, jwks: '{"keys": [{"kty": "RSA", "n": "x", "e": "AQAB"}]}'`),
    'keys from a template': rule(`issuer: a, jwks: '{{ .keys }}'`),
    'an issuer from a template': rule(`issuer: '{{ .issuer }}'`),
  },
  invalid: {
    nobody: { yaml: istioResource('RequestAuthentication', `jwtRules: [<|{}|>, {<|audiences|>: [a]}]`) },
    'no JSON, no keys': {
      yaml: istioResource(
        'RequestAuthentication',
        `jwtRules: [{issuer: a, jwks: <|foo|>}, {issuer: a, jwks: <|'{"keys": [1]}'|>}]`,
      ),
    },
    'a private key': { yaml: rule(`issuer: a, jwks: <|'{"keys": [{"kty": "RSA", "d": "x"}]}'|>`) },
  },
});
