import { networkPolicySyntax } from '../../../server/src/rules/cilium/network-policy-syntax.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { policyOf } from './policy-text.ts';

ruleTest(networkPolicySyntax, {
  valid: {
    "Cilium's own words": policyOf(
      '  ingress: [{fromEndpoints: [{matchLabels: {podSelector: a}}], toPorts: [{ports: []}]}]\n',
    ),
    'the other direction is told by the schema': policyOf('  ingress: [{to: []}]\n'),
    'a NetworkPolicy': `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: a}
spec: {podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {}}]}]}
`,
  },
  invalid: {
    policyTypes: {
      yaml: policyOf(
        '  <|policyTypes|>: [Ingress] # both #! "policyTypes" belongs to NetworkPolicy. The API server drops it here: a direction counts when "ingress" or "egress" has an entry. Remove it.\n  # in\n  ingress: [{}]\n',
      ).replace(' # both', ''),
      fixed: policyOf('  # in\n  ingress: [{}]\n'),
    },
    'an entry': {
      yaml: policyOf('  egress: [{<|to|>: [{podSelector: {}}], <|ports|>: [{port: 80}]}]\n'),
    },
    'a namespace and Pods, which can be written anew': {
      yaml: policyOf(`  ingress:
    - fromEndpoints:
        - <|namespaceSelector|>:
            matchLabels:
              kubernetes.io/metadata.name: web
              team: "1"
          <|podSelector|>: {matchLabels: {app: front}}
        - matchLabels: {app: other} # stays
`),
      fixed: policyOf(`  ingress:
    - fromEndpoints:
        - matchLabels:
            k8s:io.kubernetes.pod.namespace: web
            k8s:io.cilium.k8s.namespace.labels.team: "1"
            app: front
        - matchLabels: {app: other} # stays
`),
    },
    'in flow style': {
      yaml: policyOf('  egress: [{toEndpoints: [{<|podSelector|>: {matchLabels: {app: a}}}]}]\n'),
      fixed: policyOf('  egress: [{toEndpoints: [{matchLabels: {app: a}}]}]\n'),
    },
    peers: {
      yaml: policyOf(
        '  ingress: [{fromEndpoints: [{<|namespaceSelector|>: {}}, {<|podSelector|>: {}}, {<|ipBlock|>: {}}]}]\n',
      ),
    },
  },
});
