import { routeTimeouts } from '../../../server/src/rules/linkerd/route-timeouts.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (request: string, tries: string) => `apiVersion: policy.linkerd.io/v1beta3
kind: HTTPRoute
metadata: {name: cart}
spec:
  rules: [{timeouts: {request: ${request}, backendRequest: ${tries}}}]
`;

ruleTest(routeTimeouts, {
  valid: {
    equal: route('60s', '1m'),
    'no limit for the whole': route('0s', '5s'),
    'no duration, which the schema reports': route('1s', 'long'),
    'a template': route('"{{ .t }}"', '5s'),
  },
  invalid: {
    'longer than the whole': { yaml: route('1s', '<|1500ms|>') },
    negative: { yaml: route('1s', '<|"-1s"|>') },
  },
});
