import { selectorMatchesNothing } from '../../../server/src/rules/cilium/selector-matches-nothing.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { ciliumResourceOf, clusterwidePolicyOf, deploymentOf, policyOf } from './policy-text.ts';

const CLOSED = { workspace: 'closed' } as const;
const peer = (selector: string) =>
  `${policyOf(`  ingress: [{fromEndpoints: [${selector}]}]\n`)}---\n${deploymentOf('cart')}`;

ruleTest(selectorMatchesNothing, {
  valid: {
    Pods: `${policyOf('  ingress: [{}]\n')}---\n${deploymentOf('cart')}`,
    'labels that are far from any, in an open workspace': `${policyOf('  ingress: [{}]\n')}---\n${deploymentOf('ledger')}`,
    'no workload is known in the namespace': policyOf('  ingress: [{}]\n'),
    everything: peer('{}'),
    'another namespace, which nobody knows': peer(
      '{matchLabels: {app: web, io.kubernetes.pod.namespace: web}}',
    ),
    'system Pods': peer('{matchLabels: {k8s-app: kube-dns, "k8s:io.kubernetes.pod.namespace": kube-system}}'),
    'what is no Pod': peer('{matchLabels: {"reserved:host": ""}}'),
    'Pods of another cluster': peer('{matchLabels: {app: web, io.cilium.k8s.policy.cluster: east}}'),
    'an account': peer('{matchLabels: {io.cilium.k8s.policy.serviceaccount: default}}'),
    'a label of the Namespace': peer('{matchLabels: {io.cilium.k8s.namespace.labels.team: a}}'),
    'an expression': peer('{matchExpressions: [{key: app, operator: NotIn, values: [web]}]}'),
    'a clusterwide selector in an open workspace': `${clusterwidePolicyOf('  endpointSelector: {matchLabels: {app: web}}\n  ingress: [{}]\n')}---\n${deploymentOf('cart')}`,
  },
  invalid: {
    'a misspelled label': {
      yaml: `${policyOf('  ingress: [{}]\n').replace('endpointSelector', '<|endpointSelector|>')}---\n${deploymentOf('carts')}`,
      fixed: `${policyOf('  ingress: [{}]\n').replace('app: cart', 'app: carts')}---\n${deploymentOf('carts')}`,
    },
    'a peer of the own namespace': {
      yaml: `${policyOf(
        '  ingress: [{fromEndpoints: [{<|matchLabels|>: {app: web}}]}] #! "fromEndpoints" selects no Pod of namespace "shop". Correct the labels, or those of the Pods.\n',
      )}---\n${deploymentOf('cart')}`,
      settings: CLOSED,
    },
    'a local redirect': {
      yaml: `${ciliumResourceOf(
        'CiliumLocalRedirectPolicy',
        '  redirectBackend:\n    <|localEndpointSelector|>:\n      matchLabels: {app: dns}\n',
      )}---\n${deploymentOf('cart')}`,
      settings: CLOSED,
    },
    'clusterwide in a closed workspace': {
      yaml: `${clusterwidePolicyOf(
        '  <|endpointSelector|>: {matchLabels: {app: web}} #! "endpointSelector" selects no Pod of any namespace. Correct the labels, or those of the Pods.\n  ingress: [{}]\n',
      )}---\n${deploymentOf('cart')}`,
      settings: CLOSED,
    },
  },
});
