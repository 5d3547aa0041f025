import { routeUnknownBackend } from '../../../server/src/rules/linkerd/route-unknown-backend.ts';
import { ruleTest } from '../../support/rule-test.ts';

const SERVICE = `apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
spec: {ports: [{port: 80}]}
---
`;
const route = (backend: string) => `apiVersion: policy.linkerd.io/v1beta3
kind: HTTPRoute
metadata: {name: cart, namespace: shop}
spec:
  rules: [{backendRefs: [{${backend}}]}] # cart
`;

ruleTest(routeUnknownBackend, {
  valid: {
    'a Service that exists': SERVICE + route('name: cart, port: 80'),
    'the core group by its other name': SERVICE + route('group: core, kind: service, name: cart, port: 80'),
    'a namespace of which nothing is known': SERVICE + route('name: cart, namespace: web, port: 80'),
    'an egress network': SERVICE + route('group: policy.linkerd.io, kind: EgressNetwork, name: x, port: 80'),
  },
  invalid: {
    'a slip in the name': {
      yaml: SERVICE + route('name: <|crat|>, port: 80'),
      fixed: SERVICE + route('name: cart, port: 80'),
    },
    'a port that it has not': { yaml: SERVICE + route('name: cart, port: <|8080|>') },
    'another kind': { yaml: SERVICE + route('group: apps, kind: Deployment, name: <|cart|>, port: 80') },
  },
});
