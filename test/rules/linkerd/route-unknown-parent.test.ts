import { routeUnknownParent } from '../../../server/src/rules/linkerd/route-unknown-parent.ts';
import { ruleTest } from '../../support/rule-test.ts';

const OBJECTS = `apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: {name: cart-http, namespace: shop}
---
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
spec: {ports: [{port: 80}]}
---
`;
const route = (parent: string, apiVersion = 'policy.linkerd.io/v1beta3') => `apiVersion: ${apiVersion}
kind: HTTPRoute
metadata: {name: cart, namespace: shop}
spec:
  parentRefs: [{${parent}}] # cart
`;
const GATEWAY_API = 'gateway.networking.k8s.io/v1';
const SERVER = 'group: policy.linkerd.io, kind: Server';
const SERVICE = 'group: core, kind: Service';

ruleTest(routeUnknownParent, {
  valid: {
    'a Server and a Service that exist': `${OBJECTS}${route(`${SERVER}, name: cart-http`)}---
${route(`${SERVICE}, name: cart, port: 80`)}`,
    'a namespace of which nothing is known': OBJECTS + route(`${SERVICE}, name: x, namespace: web`),
    'a kind of which nothing is known':
      OBJECTS + route('group: policy.linkerd.io, kind: EgressNetwork, name: x, port: 1'),
    'a Service that another rule looks for':
      OBJECTS + route("group: '', kind: Service, name: x", GATEWAY_API),
  },
  invalid: {
    'a slip in the name': {
      yaml: OBJECTS + route(`${SERVER}, name: <|cart-htp|>`, GATEWAY_API),
      fixed: OBJECTS + route(`${SERVER}, name: cart-http`, GATEWAY_API),
    },
    'a port that it has not': { yaml: OBJECTS + route(`${SERVICE}, name: cart, port: <|8080|>`) },
  },
});
