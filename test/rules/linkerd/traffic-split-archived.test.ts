import { trafficSplitArchived } from '../../../server/src/rules/linkerd/traffic-split-archived.ts';
import { ruleTest } from '../../support/rule-test.ts';

const split = (version: string, weight = '90') => `apiVersion: split.smi-spec.io/${version}
kind: TrafficSplit
metadata:
  name: cart
  namespace: shop
spec:
  service: cart
  backends:
    - service: cart-v1
      weight: ${weight}
    - service: cart-v2
      weight: 0
`;
const SERVICE = `---
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
spec: {ports: [{port: 8080}]}
`;
const route = (weight: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: cart
  namespace: shop
spec:
  parentRefs:
    - group: ""
      kind: Service
      name: cart
      port: 8080
  rules:
    - backendRefs:
        - name: cart-v1
          port: 8080
          weight: ${weight}
        - name: cart-v2
          port: 8080
          weight: 0
`;

ruleTest(trafficSplitArchived, {
  valid: {
    'a release with TrafficSplit in it': {
      yaml: split('v1alpha1'),
      settings: { linkerd: { version: '2.11' } },
    },
    'a kind of that name elsewhere': split('v1').replace('split.smi-spec.io', 'example.com'),
  },
  invalid: {
    'the port is not known': { yaml: split('<|v1alpha2|>') },
    'two ports': {
      yaml: split('<|v1alpha2|>') + SERVICE.replace('[{port: 8080}]', '[{port: 80}, {port: 81}]'),
    },
    'one port': { yaml: split('<|v1alpha2|>') + SERVICE, fixed: route('90') + SERVICE },
    thousandths: { yaml: split('<|v1alpha1|>', '900m') + SERVICE, fixed: route('900') + SERVICE },
  },
});
