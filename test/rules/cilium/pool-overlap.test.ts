import { poolOverlap } from '../../../server/src/rules/cilium/pool-overlap.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { ciliumResourceOf } from './policy-text.ts';

const pool = (blocks: string, name = 'blue', rest = '') =>
  ciliumResourceOf('CiliumLoadBalancerIPPool', `  blocks: [${blocks}]\n${rest}`).replace('blue', name);

ruleTest(poolOverlap, {
  valid: {
    apart: `${pool('{cidr: 192.0.2.0/25}')}---\n${pool('{cidr: 192.0.2.128/25}', 'green')}`,
    'of two families': pool('{cidr: 0.0.0.0/0}, {cidr: "::/0"}'),
    'one is switched off': `${pool('{cidr: 192.0.2.0/24}')}---\n${pool('{cidr: 192.0.2.0/24}', 'green', '  disabled: true\n')}`,
    'the same pool in another file': `# file: a.yaml\n${pool('{cidr: 192.0.2.0/24}')}# file: b.yaml\n${pool('{cidr: 192.0.2.0/24}')}`,
    'blocks that cannot be read': pool('{cidr: a}, {cidr: a}'),
  },
  invalid: {
    'two pools': {
      yaml: `${pool('{cidr: <|192.0.2.0/24|>}').replace(
        '}]\n',
        '}] #! The block overlaps with "192.0.2.9" of pool "green", and the operator gives addresses of one of the two pools only. Keep the blocks apart.\n',
      )}---\n${pool('{start: <|192.0.2.9|>}', 'green')}`,
    },
    'one pool': { yaml: pool('{cidr: 192.0.2.0/24}, {start: <|192.0.2.200|>, stop: 192.0.3.1}') },
  },
});
