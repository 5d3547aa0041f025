import { cidrHostBits } from '../../../server/src/rules/cilium/cidr-host-bits.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { ciliumResourceOf, policyOf } from './policy-text.ts';

ruleTest(cidrHostBits, {
  valid: {
    'first addresses': policyOf(
      '  ingress: [{fromCIDR: [10.0.0.0/8, 192.0.2.1/32, "fd00::/8", 0.0.0.0/0]}]\n',
    ),
    'no CIDR is told by the schema': policyOf('  ingress: [{fromCIDR: [10.0.0.1, 10.0.0.0/33]}]\n'),
    'a group': policyOf('  ingress: [{fromCIDRSet: [{cidrGroupRef: office}]}]\n'),
  },
  invalid: {
    'a host with the mask of its network': {
      yaml: policyOf(
        '  egress: [{toCIDR: [<|10.1.2.3/8|>]}] #! "10.1.2.3/8" means the whole block "10.0.0.0/8". Write that, or "10.1.2.3/32" for the one address.\n',
      ),
      fixed: policyOf('  egress: [{toCIDR: [10.0.0.0/8]}]\n'),
    },
    'in a group': {
      yaml: ciliumResourceOf('CiliumCIDRGroup', '  externalCIDRs: [<|192.0.2.9/24|>]\n'),
      fixed: ciliumResourceOf('CiliumCIDRGroup', '  externalCIDRs: [192.0.2.0/24]\n'),
    },
    'behind an egress gateway': {
      yaml: ciliumResourceOf('CiliumEgressGatewayPolicy', '  excludedCIDRs: [<|10.0.0.1/8|>]\n'),
      fixed: ciliumResourceOf('CiliumEgressGatewayPolicy', '  excludedCIDRs: [10.0.0.0/8]\n'),
    },
    'in a set, of IPv6': {
      yaml: policyOf('  ingressDeny: [{fromCIDRSet: [{cidr: <|"2001:db8::1/64"|>}]}]\n'),
      fixed: policyOf('  ingressDeny: [{fromCIDRSet: [{cidr: "2001:db8::/64"}]}]\n'),
    },
  },
});
