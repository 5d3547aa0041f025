import { serviceProfileUnknownService } from '../../../server/src/rules/linkerd/service-profile-unknown-service.ts';
import { ruleTest } from '../../support/rule-test.ts';

const SERVICE = `apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
---
`;
const profile = (name: string, namespace = 'shop') => `apiVersion: linkerd.io/v1alpha2
kind: ServiceProfile
metadata:
  name: ${name} # cart
  namespace: ${namespace}
`;

ruleTest(serviceProfileUnknownService, {
  valid: {
    'beside its Service': SERVICE + profile('cart.shop.svc.cluster.local'),
    'a host outside': SERVICE + profile('api.example.com'),
    'a namespace of which nothing is known': SERVICE + profile('cart.web.svc.cluster.local', 'web'),
    'a template': SERVICE + profile('"{{ .name }}.shop.svc.cluster.local"'),
  },
  invalid: {
    'a slip in the name': {
      yaml: SERVICE + profile('<|crat.shop.svc.cluster.local|>'),
      fixed: SERVICE + profile('cart.shop.svc.cluster.local'),
    },
    'another namespace': { yaml: SERVICE + profile('cart.shop.svc.cluster.local', '<|ops|>') },
  },
});
