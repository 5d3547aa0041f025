import { serverNamesWithL7 } from '../../../server/src/rules/cilium/server-names-with-l7.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { policyOf } from './policy-text.ts';

const policy = (rest: string) =>
  policyOf(`  ingress:
    - toPorts:
        - ports: [{port: "443", protocol: TCP}]
          ${rest}
`);

ruleTest(serverNamesWithL7, {
  valid: {
    'names alone': policy('serverNames: [a.example.com]'),
    'with termination': policy(
      'serverNames: [a.example.com]\n          rules: {http: [{}]}\n          terminatingTLS: {secret: {name: a}}',
    ),
    'no names': policy('rules: {http: [{}]}'),
  },
  invalid: {
    'without termination': {
      yaml: policy(
        'rules: {http: [{}]}\n          <|serverNames|>: [a.example.com] #! "serverNames" beside "rules" needs "terminatingTLS", and Cilium refuses the whole policy without. Add it, or remove "rules": inside of TLS they see nothing.',
      ),
    },
  },
});
