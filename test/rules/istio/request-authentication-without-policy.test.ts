import { requestAuthenticationWithoutPolicy } from '../../../server/src/rules/istio/request-authentication-without-policy.ts';
import { policy } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const tokens = (more = '', key = 'jwtRules', where = 'shop') =>
  policy('RequestAuthentication', where, 'tokens', `${more}${key}: [{issuer: a}]`);
const rules = (body: string, more = '', where = 'shop') =>
  policy('AuthorizationPolicy', where, 'guard', `${more}rules: [${body}]`);
const CART = 'selector: {matchLabels: {app: cart}}\n';
const METHODS = '{to: [{operation: {methods: [GET]}}]}';

ruleTest(requestAuthenticationWithoutPolicy, {
  valid: {
    'a policy asks for a principal': tokens() + rules('{from: [{source: {requestPrincipals: ["*"]}}]}'),
    'a policy refuses those without': tokens() + rules('{from: [{source: {notRequestPrincipals: ["*"]}}]}'),
    'a policy asks for a claim':
      tokens(CART) + rules('{when: [{key: "request.auth.claims[group]", values: [a]}]}', CART),
    'a policy of the mesh asks for it':
      tokens() + rules(METHODS) + rules('{from: [{source: {requestPrincipals: ["*"]}}]}', '', 'istio-system'),
    'a policy asks a service': tokens() + rules(METHODS, 'action: CUSTOM\nprovider: {name: opa}\n'),
    'policies are kept elsewhere': tokens(),
    'rules of the whole mesh': tokens('', 'jwtRules', 'istio-system') + rules(METHODS, '', 'istio-system'),
    'no rules for tokens': policy('RequestAuthentication', 'shop', 'tokens', 'jwtRules: []') + rules(METHODS),
  },
  invalid: {
    'no policy asks': { yaml: tokens('', '<|jwtRules|>') + rules(METHODS) },
    'a policy of another workload asks': {
      yaml:
        tokens(CART, '<|jwtRules|>') +
        rules('{from: [{source: {requestPrincipals: ["*"]}}]}', 'selector: {matchLabels: {app: search}}\n'),
    },
    'a closed world': { yaml: tokens('', '<|jwtRules|>'), settings: { workspace: 'closed' } },
  },
});
