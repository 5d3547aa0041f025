import { cidrGroupEmpty } from '../../../server/src/rules/cilium/cidr-group-empty.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { ciliumResourceOf } from './policy-text.ts';

const group = (spec: string) => ciliumResourceOf('CiliumCIDRGroup', `  ${spec}\n`);

ruleTest(cidrGroupEmpty, {
  valid: {
    'a block': group('externalCIDRs: [192.0.2.0/24]'),
    'no list is told by the schema': group('externalCidrs: []'),
    'a block of the wrong type': group('externalCIDRs: 192.0.2.0/24'),
  },
  invalid: {
    'no block': {
      yaml: group(
        '<|externalCIDRs|>: [] #! "externalCIDRs" is empty, so the group stands for no address. List the blocks.',
      ),
    },
  },
});
