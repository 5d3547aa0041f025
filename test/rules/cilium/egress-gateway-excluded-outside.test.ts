import { egressGatewayExcludedOutside } from '../../../server/src/rules/cilium/egress-gateway-excluded-outside.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { ciliumResourceOf } from './policy-text.ts';

const policy = (destinations: string, excluded: string) =>
  ciliumResourceOf(
    'CiliumEgressGatewayPolicy',
    `  destinationCIDRs: [${destinations}]\n  excludedCIDRs: ${excluded}\n`,
  );

ruleTest(egressGatewayExcludedOutside, {
  valid: {
    inside: policy('10.0.0.0/8', '[10.1.0.0/16]'),
    'wider than a destination': policy('10.1.0.0/16', '[10.0.0.0/8]'),
    'a destination that cannot be read': policy('10.0.0.0/8, internet', '[192.168.0.0/16]'),
    'nothing excluded': policy('10.0.0.0/8', ''),
  },
  invalid: {
    outside: {
      yaml: policy(
        '10.0.0.0/8, "fd00::/8"',
        '[<|192.168.0.0/16|>, "fd00:1::/32"] #! "192.168.0.0/16" lies in none of the "destinationCIDRs", so excluding it changes nothing. Correct it or remove it.',
      ),
      fixed: policy('10.0.0.0/8, "fd00::/8"', '["fd00:1::/32"]'),
    },
  },
});
