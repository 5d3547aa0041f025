import { failureAccrualUnread } from '../../../server/src/rules/linkerd/failure-accrual-unread.ts';
import { ruleTest } from '../../support/rule-test.ts';

const service = (annotations: string) => `apiVersion: v1
kind: Service
metadata:
  name: cart
  annotations:
${annotations.replaceAll(/^/gm, '    ')}
`;
const MODE = 'balancer.linkerd.io/failure-accrual';
const RATE = 'balancer.alpha.linkerd.io/failure-accrual-success-rate-threshold';

ruleTest(failureAccrualUnread, {
  valid: {
    'a mode with its parameters': service(`${MODE}: consecutive\n${MODE}-consecutive-max-failures: "5"`),
    'a mode alone': service(`${MODE}: consecutive`),
    'the mode that reads a success rate': service(`${MODE}: unified\n${RATE}: "0.9"`),
    'a mode that a template fills in': service(`${MODE}: {{ .Values.mode }}\n${RATE}: "0.9"`),
    'settings that need no mode': service('balancer.alpha.linkerd.io/penalize-failures: "true"'),
  },
  invalid: {
    'parameters without a mode': {
      yaml: service(`# five in a row
<|${MODE}-consecutive-max-failures|>: "5" #! "${MODE}-consecutive-max-failures" does nothing without a mode of circuit breaking. Add "${MODE}".
${MODE}-consecutive-max-penalty: 30s`),
      fixed: service(`# five in a row
${MODE}: consecutive
${MODE}-consecutive-max-failures: "5"
${MODE}-consecutive-max-penalty: 30s`),
    },
    'a success rate in the wrong mode': {
      yaml: service(`${MODE}: consecutive\n<|${RATE}|>: "0.9"`),
      fixed: service(`${MODE}: unified\n${RATE}: "0.9"`),
    },
  },
});
