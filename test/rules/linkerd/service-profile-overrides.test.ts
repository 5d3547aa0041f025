import { serviceProfileOverrides } from '../../../server/src/rules/linkerd/service-profile-overrides.ts';
import { ruleTest } from '../../support/rule-test.ts';

const PROFILE = `apiVersion: linkerd.io/v1alpha2
kind: ServiceProfile
metadata: {name: cart.shop.svc.cluster.local, namespace: shop}
---
`;
const service = (name: string, annotation: string) => `apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: shop, annotations: {${annotation}}}
`;
const route = (parent: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: r, namespace: shop}
spec: {parentRefs: [{${parent}}]}
`;

ruleTest(serviceProfileOverrides, {
  valid: {
    'another Service': PROFILE + service('web', 'retry.linkerd.io/http: 5xx'),
    'annotations that a profile leaves alone':
      PROFILE + service('cart', 'config.linkerd.io/opaque-ports: "80"'),
    'a route of a Gateway of that name': PROFILE + route('name: cart'),
    'a route of another namespace': PROFILE + route("group: '', kind: Service, name: cart, namespace: web"),
  },
  invalid: {
    'a Service with retries': { yaml: PROFILE + service('cart', '<|retry.linkerd.io/http|>: 5xx') },
    'a route of the Service': { yaml: PROFILE + route("group: '', kind: Service, name: <|cart|>") },
  },
});
