import { l7PortZero } from '../../../server/src/rules/cilium/l7-port-zero.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { policyOf } from './policy-text.ts';

const rule = (port: string, rest = ', rules: {http: [{}]}') =>
  policyOf(`  ingress: [{toPorts: [{ports: [{port: ${port}, protocol: TCP}]${rest}}]}]\n`);

ruleTest(l7PortZero, {
  valid: {
    'a port': rule('"80"'),
    'zero without L7 rules': rule('"0"', ''),
    'zero with empty rules is told by the schema': rule('"0"', ', rules: {}'),
    'a number is told by the schema': rule('0'),
  },
  invalid: {
    zero: {
      yaml: rule('<|"0"|>').replace(
        '}]}]\n',
        '}]}] #! Port "0" stands for every port, and L7 rules do not take it: Cilium refuses the whole policy. Name the port.\n',
      ),
    },
  },
});
