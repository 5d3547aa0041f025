import { clusterwideSelectsEverything } from '../../../server/src/rules/cilium/clusterwide-selects-everything.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { clusterwidePolicyOf, policyOf } from './policy-text.ts';

ruleTest(clusterwideSelectsEverything, {
  valid: {
    'a namespaced policy': policyOf('  ingress: [{}]\n').replace(
      /endpointSelector:[^]*cart\n/,
      'endpointSelector: {}\n',
    ),
    'a label': clusterwidePolicyOf('  endpointSelector: {matchLabels: {app: cart}}\n  ingress: [{}]\n'),
    'deny entries with default deny off': clusterwidePolicyOf(
      '  endpointSelector: {}\n  enableDefaultDeny: {egress: false}\n  egress: [{toEntities: [all]}]\n',
    ),
    'everybody is let in': clusterwidePolicyOf(
      '  endpointSelector: {}\n  ingress: [{fromEntities: [all]}]\n',
    ),
    'labels in the wrong place': clusterwidePolicyOf('  endpointSelector: {app: cart}\n  ingress: [{}]\n'),
    nodes: clusterwidePolicyOf('  nodeSelector: {}\n  ingress: [{}]\n'),
  },
  invalid: {
    empty: {
      yaml: clusterwidePolicyOf(
        '  <|endpointSelector|>: {} #! "endpointSelector" is empty, so all ingress and egress of every Pod, kube-system included, is denied by default. Leave system namespaces out with an expression on "k8s:io.kubernetes.pod.namespace", or allow what they need.\n  ingress: [{}]\n  egress: [{}]\n',
      ),
    },
    'empty labels': {
      yaml: clusterwidePolicyOf('  <|endpointSelector|>:\n    matchLabels: {}\n  ingress: [{}]\n'),
    },
  },
});
