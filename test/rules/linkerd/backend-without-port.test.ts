import { backendWithoutPort } from '../../../server/src/rules/linkerd/backend-without-port.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (backend: string, group = 'policy.linkerd.io/v1beta3') => `apiVersion: ${group}
kind: HTTPRoute
metadata: {name: cart, namespace: shop}
spec:
  rules:
    - backendRefs:
        - ${backend} # canary
`;
const SERVICE = `---
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
spec: {ports: [{port: 8080}]}
`;

ruleTest(backendWithoutPort, {
  valid: {
    'with a port': route('{name: cart, port: 80}'),
    'a port that a template fills in': route('{name: cart, port: "{{ .port }}"}'),
    'another kind': route('{group: example.com, kind: Bucket, name: cart}'),
    'a Service that is here, of which another rule speaks':
      route('{group: core, kind: Service, name: cart}', 'gateway.networking.k8s.io/v1') + SERVICE,
    'a route of the Gateway API, whose schema says it': route('{name: cart}', 'gateway.networking.k8s.io/v1'),
  },
  invalid: {
    'without a port': { yaml: route('name: <|web|>') },
    'without a port, of a Service with one': {
      yaml: route('name: <|cart|>') + SERVICE,
      fixed: route('name: cart # canary\n          port: 8080').replace('8080 # canary', '8080') + SERVICE,
    },
    'in the core group by its other name': {
      yaml: route('{group: core, kind: Service, name: <|web|>}', 'gateway.networking.k8s.io/v1'),
    },
  },
});
