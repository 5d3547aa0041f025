import { l2InterfacePattern } from '../../../server/src/rules/cilium/l2-interface-pattern.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { ciliumResourceOf } from './policy-text.ts';

const policy = (list: string) =>
  ciliumResourceOf('CiliumL2AnnouncementPolicy', `  interfaces: [${list}]\n`, 'v2alpha1');

ruleTest(l2InterfacePattern, {
  valid: {
    patterns: policy('^eth.*, "^ens[0-9]+$", eth0'),
    'a star behind a group': policy('"^(eth)*$"'),
  },
  invalid: {
    'a glob': {
      yaml: policy('<|eth*|>').replace(
        ']\n',
        '] #! "eth*" is read as a regular expression, in which "*" repeats the letter before it. Write "^eth.*".\n',
      ),
      fixed: policy('^eth.*'),
    },
    'an open class': { yaml: policy('<|"eth[0-9"|>') },
  },
});
