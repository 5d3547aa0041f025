import { l7NeedsTcp } from '../../../server/src/rules/cilium/l7-needs-tcp.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { policyOf } from './policy-text.ts';

const rule = (ports: string, rules = '{http: [{method: GET}]}') =>
  policyOf(`  ingress:
    - toPorts:
        - ports: [${ports}]
          rules: ${rules}
`);

ruleTest(l7NeedsTcp, {
  valid: {
    TCP: rule('{port: "80", protocol: TCP}'),
    'DNS takes any protocol': rule('{port: "53"}', '{dns: [{matchPattern: "*"}]}'),
    'no L7 rules': policyOf('  ingress: [{toPorts: [{ports: [{port: "80", protocol: UDP}]}]}]\n'),
    'a word that the schema refuses': rule('{port: "80", protocol: HTTP}'),
    'no word at all': rule('{port: "80", protocol: {name: HTTP}}'),
    'a templated protocol': rule('{port: "80", protocol: {{ .Values.protocol }}}'),
    'rules without ports': policyOf('  ingress: [{toPorts: [{rules: {http: [{}]}}]}]\n'),
  },
  invalid: {
    UDP: {
      yaml: rule('{port: "80", protocol: <|UDP|>}').replace(
        ']\n',
        '] #! L7 rules hold for TCP only, not for "UDP", and Cilium refuses the whole policy. Write "protocol: TCP".\n',
      ),
      fixed: rule('{port: "80", protocol: TCP}'),
    },
    'absent, in block style': {
      yaml: policyOf(`  egress:
    - toPorts:
        - ports:
            - port: <|"80"|> # plain #! "protocol" is missing, which means ANY, and Cilium refuses the whole policy. Write "protocol: TCP".
          rules:
            http:
              - path: /
`),
      fixed: policyOf(`  egress:
    - toPorts:
        - ports:
            - port: "80" # plain
              protocol: TCP
          rules:
            http:
              - path: /
`),
    },
    'Kafka of older releases': {
      yaml: rule('{port: "9092", protocol: <|ANY|>}', '{kafka: [{role: produce}]}'),
      fixed: rule('{port: "9092", protocol: TCP}', '{kafka: [{role: produce}]}'),
    },
  },
});
