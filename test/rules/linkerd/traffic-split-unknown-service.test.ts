import { trafficSplitUnknownService } from '../../../server/src/rules/linkerd/traffic-split-unknown-service.ts';
import { ruleTest } from '../../support/rule-test.ts';

const SERVICE = `apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
---
`;
const split = (
  service: string,
  backend: string,
  namespace = 'shop',
) => `apiVersion: split.smi-spec.io/v1alpha2
kind: TrafficSplit
metadata: {name: cart, namespace: ${namespace}}
spec: {service: ${service}, backends: [{service: ${backend}}]} # cart
`;

ruleTest(trafficSplitUnknownService, {
  valid: {
    'Services that exist': SERVICE + split('cart', 'cart'),
    'a namespace of which nothing is known': SERVICE + split('a', 'b', 'web'),
    'a template': SERVICE + split('cart', '"{{ .service }}"'),
  },
  invalid: {
    'slips in the names': {
      yaml: SERVICE + split('<|crat|>', '<|crat|>'),
      fixed: SERVICE + split('cart', 'cart'),
    },
    'a route of the same Service': {
      yaml: `${SERVICE}apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: r, namespace: shop}
spec: {parentRefs: [{group: '', kind: Service, name: cart}]}
---
${split('<|cart|>', 'cart')}`,
    },
  },
});
