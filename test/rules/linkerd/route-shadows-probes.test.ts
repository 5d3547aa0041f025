import { routeShadowsProbes } from '../../../server/src/rules/linkerd/route-shadows-probes.ts';
import { ruleTest } from '../../support/rule-test.ts';

const pod = (probe: string) => `apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, labels: {app: cart}}
spec:
  containers:
    - ports: [{name: http, containerPort: 8080}]
      livenessProbe: ${probe}
---
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: {name: cart-http, namespace: shop}
spec: {podSelector: {matchLabels: {app: cart}}, port: 8080}
---
`;
const PROBED = pod('{httpGet: {path: /healthz, port: http}}');
const route = (name: string, matches: string) => `apiVersion: policy.linkerd.io/v1beta3
kind: HTTPRoute
metadata: {name: ${name}, namespace: shop}
spec:
  parentRefs: [{group: policy.linkerd.io, kind: Server, name: cart-http}]
  rules: [{matches: ${matches}}]
---
`;

ruleTest(routeShadowsProbes, {
  valid: {
    'a route of the probe':
      PROBED + route('a', '[{path: {value: /items}}]') + route('b', '[{path: {value: /healthz}}]'),
    'a route of everything': PROBED + route('a', '[]'),
    'a regular expression, which may fit':
      PROBED + route('a', '[{path: {type: RegularExpression, value: ".*"}}]'),
    'a probe of another port':
      pod('{httpGet: {path: /healthz, port: 9090}}') + route('a', '[{path: {value: /items}}]'),
    'a probe without HTTP': pod('{tcpSocket: {port: http}}') + route('a', '[{path: {value: /items}}]'),
  },
  invalid: {
    'a route of something else': { yaml: PROBED + route('<|a|>', '[{path: {value: /items}}]') },
    'two of them': {
      yaml:
        PROBED +
        route('<|a|>', '[{path: {value: /items}}]') +
        route('b', '[{path: {type: Exact, value: /health}}]'),
    },
  },
});
