import { unknownSecret } from '../../../server/src/rules/cilium/unknown-secret.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { policyOf } from './policy-text.ts';

const policy = (secret: string) =>
  policyOf(`  egress: [{toPorts: [{ports: [{port: "443"}], terminatingTLS: {secret: ${secret}}}]}]\n`);
const SECRET = '---\napiVersion: v1\nkind: Secret\nmetadata: {name: api-certs, namespace: shop}\n';

ruleTest(unknownSecret, {
  valid: {
    'a Secret': policy('{name: api-certs}') + SECRET,
    'nothing is known': policy('{name: api-certs}'),
    'a certificate that becomes one': `${policy('{name: web-tls}')}${SECRET}---\napiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: web, namespace: shop}\nspec: {secretName: web-tls}\n`,
    'another namespace, of which nothing is known': policy('{name: api, namespace: certs}') + SECRET,
  },
  invalid: {
    'a slip': {
      yaml:
        policy('{name: <|api-crets|>}').replace(
          '}}]}]\n',
          '}}]}] #! Secret "api-crets" is not in namespace "shop". Correct the name, or add the Secret.\n',
        ) + SECRET,
      fixed: policy('{name: api-certs}') + SECRET,
    },
    'of a header, in a closed workspace': {
      yaml: policyOf(
        '  ingress: [{toPorts: [{ports: [{port: "80"}], rules: {http: [{headerMatches: [{name: a, secret: {name: <|token|>, namespace: x}}]}]}}]}]\n',
      ),
      settings: { workspace: 'closed' },
    },
  },
});
