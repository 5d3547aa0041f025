import { portlessProtocolWithPort } from '../../../server/src/rules/cilium/portless-protocol-with-port.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { policyOf } from './policy-text.ts';

const port = (text: string) => policyOf(`  ingress: [{toPorts: [{ports: [${text}]}]}]\n`);

ruleTest(portlessProtocolWithPort, {
  valid: {
    'no port': port('{protocol: VRRP}'),
    zero: port('{protocol: GRE, port: "0"}'),
    'a protocol with ports': port('{protocol: SCTP, port: "80"}'),
  },
  invalid: {
    VRRP: {
      yaml: port('{protocol: VRRP, port: <|"112"|>}').replace(
        '}]}]\n',
        '}]}] #! "VRRP" has no ports, and Cilium refuses the whole policy with port "112". Remove "port".\n',
      ),
      fixed: port('{protocol: VRRP}'),
    },
  },
});
