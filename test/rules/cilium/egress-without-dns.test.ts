import { egressWithoutDns } from '../../../server/src/rules/cilium/egress-without-dns.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { clusterwidePolicyOf, policyOf } from './policy-text.ts';

const LEDGER = '{toEndpoints: [{matchLabels: {app: ledger}}]}';
const egress = (entries: string) => policyOf(`  egress: [${entries}]\n`);

const OTHER = `---
${policyOf('  ingress: [{}]\n').replace('name: cart', 'name: other')}`;
const CLOSED = { workspace: 'closed' } as const;

const DNS =
  '{toEndpoints: [{matchLabels: {k8s:io.kubernetes.pod.namespace: kube-system, k8s:k8s-app: kube-dns}}], toPorts: [{ports: [{port: "53", protocol: ANY}]}]}';

ruleTest(egressWithoutDns, {
  valid: {
    'kube-dns': egress(
      `${LEDGER}, {toEndpoints: [{matchLabels: {k8s-app: kube-dns, io.kubernetes.pod.namespace: kube-system}}]}`,
    ),
    'port 53': egress(`${LEDGER}, {toPorts: [{ports: [{port: "53", protocol: UDP}]}]}`),
    'the whole cluster': egress(`${LEDGER}, {toEntities: [cluster]}`),
    'addresses only': egress('{toCIDR: [192.0.2.0/24]}'),
    'names have a rule of their own': egress('{toFQDNs: [{matchName: a.com}]}'),
    'default deny is off': policyOf(`  enableDefaultDeny: {egress: false}\n  egress: [${LEDGER}]\n`),
    'another policy allows it': `${egress(LEDGER)}---\n${clusterwidePolicyOf('  endpointSelector: {}\n  egress: [{toPorts: [{ports: [{port: "53"}]}]}]\n')}`,
    'a lone policy, which may be one of many': egress(LEDGER),
    'no egress': policyOf('  ingress: [{fromEndpoints: [{}]}]\n'),
    'deny entries': policyOf(`  egressDeny: [${LEDGER}]\n`),
  },
  invalid: {
    'Pods only': {
      yaml:
        policyOf(
          `  <|egress|>: [${LEDGER}] #! "egress" closes what is not listed, and no policy of these Pods allows DNS, so names do not resolve. Allow port 53 of kube-dns, unless another repository does.\n`,
        ) + OTHER,
      fixed: policyOf(`  egress: [${LEDGER}, ${DNS}]\n`) + OTHER,
    },
    'in block style': {
      yaml: policyOf('  <|egress|>:\n    - toEndpoints: [{matchLabels: {app: ledger}}] # books\n'),
      settings: CLOSED,
      fixed: policyOf(`  egress:
    - toEndpoints: [{matchLabels: {app: ledger}}] # books
    - toEndpoints:
        - matchLabels:
            k8s:io.kubernetes.pod.namespace: kube-system
            k8s:k8s-app: kube-dns
      toPorts:
        - ports:
            - port: "53"
              protocol: ANY
`),
    },
    'another port': {
      yaml: policyOf(
        '  <|egress|>: [{toEndpoints: [{matchLabels: {app: a}}], toPorts: [{ports: [{port: "8080", protocol: TCP}]}]}, {toEntities: [world]}]\n',
      ),
      fixed: policyOf(
        `  egress: [{toEndpoints: [{matchLabels: {app: a}}], toPorts: [{ports: [{port: "8080", protocol: TCP}]}]}, {toEntities: [world]}, ${DNS}]\n`,
      ),
      settings: CLOSED,
    },
  },
});
