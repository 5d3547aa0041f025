import { poolBlockInvalid } from '../../../server/src/rules/cilium/pool-block-invalid.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { ciliumResourceOf } from './policy-text.ts';

const block = (text: string) => ciliumResourceOf('CiliumLoadBalancerIPPool', `  blocks: [{${text}}]\n`);

ruleTest(poolBlockInvalid, {
  valid: {
    'a CIDR': block('cidr: 192.0.2.0/24'),
    'a range': block('start: 192.0.2.1, stop: 192.0.2.9'),
    'one address': block('start: 192.0.2.1'),
    'a range of IPv6': block('start: "fd00::1", stop: "fd00::ff"'),
    'a misspelled field is told by the schema': block('cidrs: 192.0.2.0/24'),
    'a templated range': block('start: "{{ .a }}", stop: "{{ .b }}"'),
  },
  invalid: {
    'both forms': {
      fixed: block('cidr: 192.0.2.0/24'),
      yaml: block('cidr: 192.0.2.0/24, <|start|>: 192.0.2.1, stop: 192.0.2.9').replace(
        '}]\n',
        '}] #! "start" stands beside "cidr", and the operator cannot use the block. Write either a CIDR or a range.\n',
      ),
    },
    'a CIDR with a stop': {
      yaml: block('cidr: 192.0.2.0/24, <|stop|>: 192.0.2.9'),
      fixed: block('cidr: 192.0.2.0/24'),
    },
    'a stop without a start': { yaml: block('stop: <|192.0.2.9|>') },
    backwards: {
      yaml: block('start: 192.0.2.9, stop: <|192.0.2.1|>'),
      fixed: block('start: 192.0.2.1, stop: 192.0.2.9'),
    },
    'two families': { yaml: block('start: 192.0.2.9, stop: <|"fd00::1"|>') },
    'no address': { yaml: block('start: <|192.0.2.999|>') },
  },
});
