import { clusterwidePeerWithoutNamespace } from '../../../server/src/rules/cilium/clusterwide-peer-without-namespace.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { clusterwidePolicyOf, policyOf } from './policy-text.ts';

const peer = (selector: string, section = 'ingress') =>
  clusterwidePolicyOf(
    `  endpointSelector: {matchLabels: {app: cart}}\n  ${section}: [{fromEndpoints: [${selector}]}]\n`,
  );

ruleTest(clusterwidePeerWithoutNamespace, {
  valid: {
    'a namespace': peer('{matchLabels: {app: web, io.kubernetes.pod.namespace: web}}'),
    'a label of the Namespace': peer('{matchLabels: {"k8s:io.cilium.k8s.namespace.labels.team": web}}'),
    everybody: peer('{}'),
    nodes: peer('{matchLabels: {"reserved:host": ""}}'),
    'a namespaced policy': policyOf('  ingress: [{fromEndpoints: [{matchLabels: {app: web}}]}]\n'),
    'a deny entry': peer('{matchLabels: {app: web}}', 'ingressDeny'),
  },
  invalid: {
    'labels alone': {
      yaml: peer('{<|matchLabels|>: {app: web}}').replace(
        '}]}]\n',
        '}]}] #! "fromEndpoints" names no namespace, so Pods with these labels are let in from every namespace. Add the label "k8s:io.kubernetes.pod.namespace".\n',
      ),
    },
  },
});
