import { egressGatewayAddress } from '../../../server/src/rules/cilium/egress-gateway-address.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { ciliumResourceOf } from './policy-text.ts';

const gateway = (text: string) =>
  ciliumResourceOf('CiliumEgressGatewayPolicy', `  egressGateway: {${text}}\n`);

ruleTest(egressGatewayAddress, {
  valid: {
    'an address': gateway('nodeSelector: {}, egressIP: 192.0.2.1'),
    'an interface': gateway('nodeSelector: {}, interface: eth1'),
    'an empty interface': gateway('interface: "", egressIP: 192.0.2.1'),
  },
  invalid: {
    both: {
      yaml: gateway('<|interface|>: eth1, egressIP: 192.0.2.1').replace(
        '}\n',
        '} #! "interface" stands beside "egressIP", and Cilium ignores the policy. Keep "egressIP", or let Cilium take the first address of "eth1".\n',
      ),
      fixed: gateway('egressIP: 192.0.2.1'),
    },
    'one of several gateways': {
      yaml: ciliumResourceOf(
        'CiliumEgressGatewayPolicy',
        '  egressGateways:\n    - {interface: a}\n    - {egressIP: "::1", <|interface|>: a}\n',
      ),
      fixed: ciliumResourceOf(
        'CiliumEgressGatewayPolicy',
        '  egressGateways:\n    - {interface: a}\n    - {egressIP: "::1"}\n',
      ),
    },
  },
});
