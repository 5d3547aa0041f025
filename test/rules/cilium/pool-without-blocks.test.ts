import { poolWithoutBlocks } from '../../../server/src/rules/cilium/pool-without-blocks.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { ciliumResourceOf } from './policy-text.ts';

const pool = (spec: string) => ciliumResourceOf('CiliumLoadBalancerIPPool', `${spec}\n`);

ruleTest(poolWithoutBlocks, {
  valid: {
    'a block': pool('  blocks: [{cidr: 192.0.2.0/24}]'),
    'the old name is told by the schema': pool('  cidrs: [{cidr: 192.0.2.0/24}]'),
    'a misspelled name is told by the schema': pool('  block: [{cidr: 192.0.2.0/24}]'),
    'no spec is told by the schema': pool('').replace('spec:\n', ''),
  },
  invalid: {
    'an empty list': {
      yaml: pool(
        '  <|blocks|>: [] #! "blocks" is empty, so the pool has no address to give. List CIDRs, or addresses from "start" to "stop".',
      ),
    },
    none: { yaml: pool('  disabled: false').replace('blue', '<|blue|>') },
  },
});
