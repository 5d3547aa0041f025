import { policyNodeSelectorInNamespaced } from '../../../server/src/rules/cilium/policy-node-selector-in-namespaced.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { clusterwidePolicyOf } from './policy-text.ts';

const HEAD = `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata:
  name: cart # the name
  namespace: shop
`;

ruleTest(policyNodeSelectorInNamespaced, {
  valid: {
    'a clusterwide policy': clusterwidePolicyOf('  nodeSelector: {}\n  ingress: [{}]\n'),
    'both selectors are told by the schema': `${HEAD}spec:
  endpointSelector: {}
  nodeSelector: {}
  ingress: [{}]
`,
  },
  invalid: {
    'a host policy in a namespace': {
      yaml: `${HEAD}spec:
  <|nodeSelector|>: {} #! "nodeSelector" is refused in a CiliumNetworkPolicy, which is about Pods of its namespace. Make it a CiliumClusterwideNetworkPolicy, or select Pods with "endpointSelector".
  ingress: [{}]
`,
      fixed: `apiVersion: cilium.io/v2
kind: CiliumClusterwideNetworkPolicy
metadata:
  name: cart # the name
spec:
  nodeSelector: {}
  ingress: [{}]
`,
    },
    'one rule of several': {
      yaml: `${HEAD}specs:
  - endpointSelector: {}
    ingress: [{}]
  - <|nodeSelector|>: {}
    ingress: [{}]
`,
      fixed: `apiVersion: cilium.io/v2
kind: CiliumClusterwideNetworkPolicy
metadata:
  name: cart # the name
specs:
  - endpointSelector: {}
    ingress: [{}]
  - nodeSelector: {}
    ingress: [{}]
`,
    },
  },
});
