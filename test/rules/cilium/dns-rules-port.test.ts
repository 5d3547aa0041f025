import { dnsRulesPort } from '../../../server/src/rules/cilium/dns-rules-port.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { policyOf } from './policy-text.ts';

const egress = (body: string) => policyOf(`  egress: [{toPorts: [{${body}}]}]\n`);
const DNS = 'rules: {dns: [{matchPattern: "*"}]}';

ruleTest(dnsRulesPort, {
  valid: {
    'port 53': egress(`ports: [{port: "53", protocol: ANY}], ${DNS}`),
    'another port of a DNS server': egress(`ports: [{port: "5353", protocol: UDP}], ${DNS}`),
    'HTTP rules without ports': egress('rules: {http: [{}]}'),
    'a range with HTTP rules': egress(
      'ports: [{port: "80", endPort: 90, protocol: TCP}], rules: {http: [{}]}',
    ),
    'a range of one': egress(`ports: [{port: "53", endPort: 53}], ${DNS}`),
  },
  invalid: {
    'no port': {
      yaml: policyOf(`  egress:
    - toPorts:
        - rules:
            <|dns|>: #! "dns" rules stand without a port, and Cilium refuses the whole policy. Name port "53" in "ports".
              - matchPattern: "*" # all
`),
      fixed: policyOf(`  egress:
    - toPorts:
        - rules:
            dns:
              - matchPattern: "*" # all
          ports:
            - port: "53"
              protocol: ANY
`),
    },
    'an empty list of ports': { yaml: egress('ports: [], rules: {<|dns|>: [{matchPattern: "*"}]}') },
    'a range': {
      yaml: egress(`ports: [{port: "53", <|endPort|>: 60}], ${DNS}`),
      fixed: egress(`ports: [{port: "53"}], ${DNS}`),
    },
  },
});
