import { serviceProfileRetryMethod } from '../../../server/src/rules/linkerd/service-profile-retry-method.ts';
import { ruleTest } from '../../support/rule-test.ts';

const profile = (method: string, retry: string) => `apiVersion: linkerd.io/v1alpha2
kind: ServiceProfile
metadata: {name: orders.shop.svc.cluster.local}
spec:
  routes: [{name: a, condition: {method: ${method}}, isRetryable: ${retry}}]
`;

ruleTest(serviceProfileRetryMethod, {
  valid: {
    'a method that may be repeated': profile('PUT', 'true'),
    'no retries': profile('POST', 'false'),
    'a text, which the schema reports': profile('POST', '"true"'),
  },
  invalid: { 'retries of POST': { yaml: profile('POST', '<|true|>') } },
});
