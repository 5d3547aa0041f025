import { routeHeadlessParent } from '../../../server/src/rules/mesh/route-headless-parent.ts';
import { ruleTest } from '../../support/rule-test.ts';

const service = (address: string) => `apiVersion: v1
kind: Service
metadata: {name: db, namespace: shop}
spec: {${address}}
---
`;
const route = (parent: string, apiVersion = 'gateway.networking.k8s.io/v1') => `apiVersion: ${apiVersion}
kind: HTTPRoute
metadata: {name: db, namespace: shop}
spec: {parentRefs: [{${parent}}]}
`;
const SERVICE = "group: '', kind: Service";

ruleTest(routeHeadlessParent, {
  valid: {
    'an address of its own': service('clusterIP: 10.0.0.1') + route(`${SERVICE}, name: db`),
    'an address that Kubernetes gives': service('') + route(`${SERVICE}, name: db`),
    'a Service that is not here': route(`${SERVICE}, name: db`),
    'beside resources of Istio': `${service('clusterIP: None')}${route(`${SERVICE}, name: db`)}---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: db}
`,
  },
  invalid: {
    'a route of the Gateway API': { yaml: service('clusterIP: None') + route(`${SERVICE}, name: <|db|>`) },
    'a route of Linkerd': {
      yaml: service('clusterIP: None') + route(`${SERVICE}, name: <|db|>`, 'policy.linkerd.io/v1beta3'),
    },
  },
});
