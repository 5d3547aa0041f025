import { selectorNamespaceLabel } from '../../../server/src/rules/cilium/selector-namespace-label.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { deploymentOf, policyOf } from './policy-text.ts';

const peer = (labels: string) => policyOf(`  ingress: [{fromEndpoints: [${labels}]}]\n`);

ruleTest(selectorNamespaceLabel, {
  valid: {
    'with its source': peer('{matchLabels: {"k8s:io.kubernetes.pod.namespace": web}}'),
    'without a source': peer('{matchLabels: {io.kubernetes.pod.namespace: web}}'),
    'labels of the Namespace': peer(
      '{matchLabels: {"k8s:io.cilium.k8s.namespace.labels.kubernetes.io/metadata.name": web}}',
    ),
    'a label that a Pod carries': `${peer('{matchLabels: {namespace: web}}')}---\n${deploymentOf(
      'web',
    ).replace('app: web\n    spec', 'app: web\n        namespace: web\n    spec')}`,
    'a label of another source': peer('{matchLabels: {"node:namespace": web}}'),
    'other labels of the kubelet': peer(
      '{matchLabels: {io.kubernetes.pod.name: web, io.kubernetes.pod.uid: a}}',
    ),
    'an ordinary label': peer('{matchLabels: {name: web}}'),
    'labels of objects': policyOf('  labels: [{key: namespace, value: web}]\n  ingress: [{}]\n'),
  },
  invalid: {
    'a bare word': {
      yaml: peer('{matchLabels: {<|namespace|>: web}}').replace(
        ']}]\n',
        ']}] #! "namespace" is no label that Cilium gives to Pods, so it selects none. Write "k8s:io.kubernetes.pod.namespace".\n',
      ),
      fixed: peer('{matchLabels: {k8s:io.kubernetes.pod.namespace: web}}'),
    },
    'a dot for the colon, in an expression': {
      yaml: peer(
        '{matchExpressions: [{key: <|"k8s.io.kubernetes.pod.namespace"|>, operator: In, values: [a]}]}',
      ),
      fixed: peer(
        '{matchExpressions: [{key: "k8s:io.kubernetes.pod.namespace", operator: In, values: [a]}]}',
      ),
    },
    'a slip in the name of the account': {
      yaml: peer('{matchLabels: {<|io.cilium.k8s.policy.serviceAccount|>: web}}'),
      fixed: peer('{matchLabels: {k8s:io.cilium.k8s.policy.serviceaccount: web}}'),
    },
    'the label of NetworkPolicies': {
      yaml: peer('{matchLabels: {<|kubernetes.io/metadata.name|>: web}}'),
      fixed: peer('{matchLabels: {k8s:io.kubernetes.pod.namespace: web}}'),
    },
    'a misspelled prefix, in the endpoints': {
      yaml: `apiVersion: cilium.io/v2
kind: CiliumClusterwideNetworkPolicy
metadata:
  name: a
spec:
  endpointSelector:
    matchLabels:
      <|k8s:io.cilium.k8s.namespace.label.team|>: web
  ingress: [{}]
`,
      fixed: `apiVersion: cilium.io/v2
kind: CiliumClusterwideNetworkPolicy
metadata:
  name: a
spec:
  endpointSelector:
    matchLabels:
      k8s:io.cilium.k8s.namespace.labels.team: web
  ingress: [{}]
`,
    },
  },
});
