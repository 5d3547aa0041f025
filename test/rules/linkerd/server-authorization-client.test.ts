import { serverAuthorizationClient } from '../../../server/src/rules/linkerd/server-authorization-client.ts';
import { ruleTest } from '../../support/rule-test.ts';

const authorization = (client: string) => `apiVersion: policy.linkerd.io/v1beta1
kind: ServerAuthorization
metadata: {name: cart}
spec:
  server: {name: cart}
  client: ${client}
`;

ruleTest(serverAuthorizationClient, {
  valid: {
    'by account': authorization('{meshTLS: {serviceAccounts: [{name: web}]}}'),
    'by any identity': authorization('{meshTLS: {identities: ["*"]}, networks: [{cidr: 10.0.0.0/8}]}'),
    anybody: authorization('{unauthenticated: true}'),
    'anybody with TLS': authorization('{meshTLS: {unauthenticatedTLS: true}}'),
    'a switch that is off': authorization('{unauthenticated: false, meshTLS: {identities: ["*"]}}'),
    'a template': authorization('{unauthenticated: "{{ .open }}"}'),
  },
  invalid: {
    'anybody and an account': {
      yaml: authorization('{unauthenticated: true, <|meshTLS|>: {serviceAccounts: [{name: web}]}}'),
    },
    'no identity and one': {
      yaml: authorization('{meshTLS: {unauthenticatedTLS: true, <|identities|>: ["*"]}}'),
    },
    'networks alone': {
      yaml: authorization('{networks: [{cidr: 10.0.0.0/8}]}').replace('client', '<|client|>'),
    },
  },
});
