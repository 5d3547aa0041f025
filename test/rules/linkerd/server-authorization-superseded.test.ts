import { serverAuthorizationSuperseded } from '../../../server/src/rules/linkerd/server-authorization-superseded.ts';
import { ruleTest } from '../../support/rule-test.ts';

const resource = (kind: string) => `apiVersion: policy.linkerd.io/v1beta1
kind: ${kind}
metadata: {name: cart}
`;

ruleTest(serverAuthorizationSuperseded, {
  valid: {
    'the newer kind': resource('AuthorizationPolicy'),
    'a kind of that name in another group': resource('ServerAuthorization').replace(
      'linkerd.io',
      'example.com',
    ),
  },
  invalid: { 'the older kind': { yaml: resource('<|ServerAuthorization|>') } },
});
