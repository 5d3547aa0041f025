import { failureAccrualPenalties } from '../../../server/src/rules/linkerd/failure-accrual-penalties.ts';
import { ruleTest } from '../../support/rule-test.ts';

const service = (min: string, max: string) => `apiVersion: v1
kind: Service
metadata:
  name: cart
  annotations:
    balancer.linkerd.io/failure-accrual: consecutive${min === '' ? '' : `\n    balancer.linkerd.io/failure-accrual-consecutive-min-penalty: ${min}`}${max === '' ? '' : `\n    balancer.linkerd.io/failure-accrual-consecutive-max-penalty: ${max}`}
`;

ruleTest(failureAccrualPenalties, {
  valid: {
    'in order': service('1s', '1m'),
    equal: service('60s', '1m'),
    'below the default': service('59s', ''),
    'a value that cannot be read, of which another rule speaks': service('1m30s', '1s'),
    'a value that a template fills in': service('5m', '${MAX}'),
  },
  invalid: {
    'the wrong way round': {
      yaml: service(
        '<|2m|> #! "2m" is longer than the longest pause (1m), and Linkerd then ignores circuit breaking. Correct one of the two.',
        '1m',
      ),
    },
    'longer than the default': { yaml: service('<|61s|>', '') },
    'shorter than the default': { yaml: service('', '<|500ms|>') },
    'none at all': { yaml: service('', '<|0s|>') },
  },
});
