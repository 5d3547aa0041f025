import { selectorOtherNamespace } from '../../../server/src/rules/cilium/selector-other-namespace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const policy = (
  namespace: string,
  selector: string,
  kind = 'CiliumNetworkPolicy',
) => `apiVersion: cilium.io/v2
kind: ${kind}
metadata:
  name: cart
${namespace}spec:
  endpointSelector: ${selector}
  ingress: [{}]
`;
const SHOP = '  namespace: shop\n';

ruleTest(selectorOtherNamespace, {
  valid: {
    'its own': policy(SHOP, '{matchLabels: {"k8s:io.kubernetes.pod.namespace": shop}}'),
    'no namespace': policy(SHOP, '{matchLabels: {app: cart}}'),
    'a namespace that another tool sets': policy('', '{matchLabels: {io.kubernetes.pod.namespace: web}}'),
    'a clusterwide policy': policy(
      '',
      '{matchLabels: {io.kubernetes.pod.namespace: web}}',
      'CiliumClusterwideNetworkPolicy',
    ),
  },
  invalid: {
    another: {
      yaml: policy(
        SHOP,
        '{matchLabels: {"k8s:io.kubernetes.pod.namespace": <|web|>}} #! "web" is another namespace than the policy\'s own, "shop", which is what counts. Move the policy there, or make it a CiliumClusterwideNetworkPolicy.',
      ),
      fixed: policy('  namespace: web\n', '{matchLabels: {"k8s:io.kubernetes.pod.namespace": web}}'),
    },
    'in an expression': {
      yaml: policy(
        SHOP,
        '{matchExpressions: [{key: io.kubernetes.pod.namespace, operator: In, values: [<|web|>]}]}',
      ),
      fixed: policy(
        '  namespace: web\n',
        '{matchExpressions: [{key: io.kubernetes.pod.namespace, operator: In, values: [web]}]}',
      ),
    },
  },
});
