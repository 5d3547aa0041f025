import { selectorWithoutMatchLabels } from '../../../server/src/rules/cilium/selector-without-match-labels.ts';
import { ruleTest } from '../../support/rule-test.ts';

const policy = (selector: string, peers = '') => `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata:
  name: cart
spec:
  endpointSelector:
${selector}  ingress:
    - ${peers === '' ? '{}' : peers}
`;

ruleTest(selectorWithoutMatchLabels, {
  valid: {
    'labels in their place': policy('    matchLabels: {app: cart}\n'),
    'a misspelled field is told by the schema': policy('    matchLabel: cart\n    matchlabels: cart\n'),
    'fields of NetworkPolicies have a rule of their own': policy(
      '    matchLabels: {}\n',
      'fromEndpoints: [{podSelector: a}]',
    ),
    'a map that no label is': policy('    labels: {app: cart}\n'),
    'a templated key': policy('    {{ .key }}: cart\n'),
  },
  invalid: {
    'two labels': {
      yaml: policy(
        '    <|app|>: cart # the app #! "app" is a label outside of "matchLabels". The API server drops it, and the empty selector that is left selects every Pod. Move it to "matchLabels".\n    <|"k8s:tier"|>: web\n',
      ),
      fixed: policy('    matchLabels:\n      app: cart # the app\n      "k8s:tier": web\n'),
    },
    'beside a condition': {
      yaml: policy(
        '    <|app|>: cart #! "app" is a label outside of "matchLabels". The API server drops it, and the selector selects more Pods than it says. Move it to "matchLabels".\n    matchExpressions: []\n',
      ),
    },
    'a peer': {
      yaml: policy('    matchLabels: {app: cart}\n', 'fromEndpoints: [{<|app|>: web}]'),
    },
  },
});
