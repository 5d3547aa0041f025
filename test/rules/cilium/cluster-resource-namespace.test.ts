import { clusterResourceNamespace } from '../../../server/src/rules/cilium/cluster-resource-namespace.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(clusterResourceNamespace, {
  valid: {
    'no namespace': 'apiVersion: cilium.io/v2\nkind: CiliumLoadBalancerIPPool\nmetadata:\n  name: blue\n',
    'a namespaced kind':
      'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata:\n  name: a\n  namespace: shop\n',
    'a templated namespace':
      'apiVersion: cilium.io/v2\nkind: CiliumLoadBalancerIPPool\nmetadata:\n  name: a\n  namespace: {{ .ns }}\n',
  },
  invalid: {
    'a clusterwide policy': {
      yaml: `apiVersion: cilium.io/v2
kind: CiliumClusterwideNetworkPolicy
metadata:
  <|namespace|>: shop #! "CiliumClusterwideNetworkPolicy" is cluster-scoped: the namespace "shop" limits nothing. Remove it.
  name: deny
`,
      fixed: `apiVersion: cilium.io/v2
kind: CiliumClusterwideNetworkPolicy
metadata:
  name: deny
`,
    },
  },
});
