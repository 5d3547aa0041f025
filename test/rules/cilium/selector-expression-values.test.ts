import { selectorExpressionValues } from '../../../server/src/rules/cilium/selector-expression-values.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { policyOf } from './policy-text.ts';

const peers = (expression: string) =>
  policyOf(`  ingress:
    - fromEndpoints:
        - matchExpressions:
            - ${expression}
`);

ruleTest(selectorExpressionValues, {
  valid: {
    'In with a value': peers('{key: tier, operator: In, values: [web]}'),
    'Exists without values': peers('{key: tier, operator: Exists}'),
    'Exists with an empty list': peers('{key: tier, operator: Exists, values: []}'),
    'an operator that the schema refuses': peers('{key: tier, operator: in}'),
  },
  invalid: {
    'In without values': {
      yaml: peers(
        '{key: tier, operator: <|In|>} #! "In" has no values, and Cilium refuses it. List the values in "values".',
      ),
    },
    'NotIn with an empty list, in a pool': {
      yaml: `apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: blue
spec:
  serviceSelector:
    matchExpressions:
      - {key: color, operator: NotIn, <|values|>: []}
`,
    },
    'Exists with a value': {
      yaml: peers(
        '{key: tier, operator: Exists, <|values|>: [web]} #! "Exists" takes no values, and Cilium refuses it. Remove "values", or ask with "In".',
      ),
      fixed: peers('{key: tier, operator: Exists}'),
    },
  },
});
