import { backendTlsPolicyUnknownTarget } from '../../../server/src/rules/gateway-api/backend-tls-policy-unknown-target.ts';
import { resource, service } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const policy = (name: string, target: string) =>
  resource(
    'gateway.networking.k8s.io/v1',
    'BackendTLSPolicy',
    'shop',
    name,
    `targetRefs: [{group: "", kind: Service, ${target}}]`,
  );

ruleTest(backendTlsPolicyUnknownTarget, {
  valid: {
    'a Service that is here': policy('a', 'name: cart') + service('shop', 'cart'),
    'a port by its name': policy('a', 'name: cart, sectionName: http') + service('shop', 'cart'),
    'no Services are here': policy('a', 'name: cart'),
    'a port that a template fills in':
      policy('a', 'name: cart, sectionName: http') +
      service('shop', 'cart', '[{name: "{{ .name }}", port: 80}]'),
  },
  invalid: {
    'a workload': {
      yaml: policy('a', 'name: cart').replace('kind: Service', 'kind: <|Deployment|>'),
    },
    'a slip of the pen': {
      yaml: policy('a', 'name: <|crat|>') + service('shop', 'cart'),
      fixed: policy('a', 'name: cart') + service('shop', 'cart'),
    },
    'a port by its number': {
      yaml: policy('a', 'name: cart, sectionName: <|"80"|>') + service('shop', 'cart'),
    },
    'a port without a name': {
      yaml: policy('a', 'name: cart, sectionName: <|http|>') + service('shop', 'cart', '[{port: 80}]'),
    },
  },
});
