import { unknownCidrGroup } from '../../../server/src/rules/cilium/unknown-cidr-group.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { ciliumResourceOf, policyOf } from './policy-text.ts';

const group = (name: string) => policyOf(`  ingress: [{fromCIDRSet: [{cidrGroupRef: ${name}}]}]\n`);
const BLUE = `---\n${ciliumResourceOf('CiliumCIDRGroup', '  externalCIDRs: []\n')}`;

ruleTest(unknownCidrGroup, {
  valid: {
    'a group': group('blue') + BLUE,
    'no group is known': group('blue'),
    'groups by label': policyOf('  ingress: [{fromCIDRSet: [{cidrGroupSelector: {}}]}]\n') + BLUE,
  },
  invalid: {
    'a slip': {
      yaml:
        group('<|blu|>').replace(
          '}]}]\n',
          '}]}] #! CiliumCIDRGroup "blu" does not exist, so the entry matches no address. Correct the name, or add the group.\n',
        ) + BLUE,
      fixed: group('blue') + BLUE,
    },
    'in a deny entry of a closed workspace': {
      yaml: policyOf('  egressDeny: [{toCIDRSet: [{cidrGroupRef: <|office|>}]}]\n'),
      settings: { workspace: 'closed' },
    },
  },
});
