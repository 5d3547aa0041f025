import { proxyLimitBelowRequest } from '../../../server/src/rules/linkerd/proxy-limit-below-request.ts';
import { ruleTest } from '../../support/rule-test.ts';

const namespace = (request: string, limit: string) => `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  annotations:
    config.linkerd.io/proxy-cpu-request: ${request}
    config.linkerd.io/proxy-cpu-limit: ${limit}
`;

ruleTest(proxyLimitBelowRequest, {
  valid: {
    'equal in other words': namespace('1000m', '"1"'),
    'in order': namespace('100m', '200m'),
    'no quantity, of which another rule speaks': namespace('many', '1m'),
    'one of the two only': `apiVersion: v1
kind: Namespace
metadata: {name: shop, annotations: {config.linkerd.io/proxy-cpu-limit: 1m}}
`,
  },
  invalid: {
    'a limit below the request': {
      yaml: namespace(
        '"1"',
        '<|500m|> #! "500m" is less than the "1" that the proxy asks for, and Kubernetes refuses such Pods. Raise the limit or lower the request.',
      ),
    },
  },
});
