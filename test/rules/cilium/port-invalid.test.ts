import { portInvalid } from '../../../server/src/rules/cilium/port-invalid.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { policyOf } from './policy-text.ts';

const ports = (list: string) => policyOf(`  ingress: [{toPorts: [{ports: [${list}]}]}]\n`);

ruleTest(portInvalid, {
  valid: {
    'a number, a name, zero': ports('{port: "65535"}, {port: http-metrics}, {port: "0"}'),
    'a name of digits and a letter': ports('{port: 8a}'),
    'a number without quotes is told by the schema': ports('{port: 8080}'),
    'a protocol without ports': ports('{protocol: VRRP}'),
    'a text that the schema refuses': ports('{port: "$$"}'),
    'a templated port': ports('{port: "{{ .Values.port }}"}'),
  },
  invalid: {
    'too high': {
      yaml: ports('{port: <|"70000"|>}').replace(
        '}]}]\n',
        '}]}] #! "70000" is no port: the highest is 65535. Correct the number.\n',
      ),
    },
    'a range': {
      yaml: policyOf(`  egressDeny:
    - toPorts:
        - ports:
            - port: <|8000-8080|> # web #! "8000-8080" is no port: a range goes in "port" and "endPort".
              protocol: TCP
`),
      fixed: policyOf(`  egressDeny:
    - toPorts:
        - ports:
            - port: "8000" # web
              endPort: 8080
              protocol: TCP
`),
    },
    'a list, in block style': {
      yaml: policyOf(`  ingress:
    - toPorts:
        - ports:
            - port: <|"80, 443,8443"|> #! "80, 443,8443" is no port: write an item of "ports" for each.
              protocol: TCP # web
`),
      fixed: policyOf(`  ingress:
    - toPorts:
        - ports:
            - port: "80"
              protocol: TCP # web
            - port: "443"
              protocol: TCP
            - port: "8443"
              protocol: TCP
`),
    },
    'a list, in flow style': {
      yaml: ports('{port: <|"80,443"|>}'),
      fixed: ports('{port: "80"}, {port: "443"}'),
    },
    'a long name': { yaml: ports('{port: <|a-very-long-port-name|>}') },
    'a name with an underscore': { yaml: ports('{port: <|grpc_web|>}') },
    'a leading zero': { yaml: ports('{port: <|"080"|>}') },
    'no port': {
      yaml: ports('{<|protocol|>: TCP}').replace(
        '}]}]\n',
        '}]}] #! "port" is missing, and Cilium refuses the whole policy. Name the port, or "0" for every port.\n',
      ),
    },
  },
});
