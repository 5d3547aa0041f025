import { fqdnWithoutDnsRule } from '../../../server/src/rules/cilium/fqdn-without-dns-rule.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { clusterwidePolicyOf, policyOf } from './policy-text.ts';

const FQDN = '    - toFQDNs: [{matchName: api.example.com}]\n';
const DNS = `    - toPorts:
        - ports: [{port: "53"}]
          rules: {dns: [{matchPattern: "*"}]}
`;
const OTHER = (labels: string, rest = DNS) => `---
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: dns, namespace: shop}
spec:
  endpointSelector: {matchLabels: {${labels}}}
  egress:
${rest}`;

const ADDED =
  '{toEndpoints: [{matchLabels: {k8s:io.kubernetes.pod.namespace: kube-system, k8s:k8s-app: kube-dns}}], toPorts: [{ports: [{port: "53", protocol: ANY}], rules: {dns: [{matchPattern: "*"}]}}]}';

ruleTest(fqdnWithoutDnsRule, {
  valid: {
    'a DNS rule beside it': policyOf(`  egress:\n${FQDN}${DNS}`),
    'in another policy of the same Pods': policyOf(`  egress:\n${FQDN}`) + OTHER('app: cart'),
    'in a policy of the whole namespace': policyOf(`  egress:\n${FQDN}`) + OTHER(''),
    'in a clusterwide policy': `${policyOf(`  egress:\n${FQDN}`)}---\n${clusterwidePolicyOf(`  endpointSelector: {}\n  egress:\n${DNS}`)}`,
    'no names': policyOf('  egress: [{toEntities: [world]}]\n'),
    'an empty list': policyOf('  egress: [{toFQDNs: []}]\n'),
    'a host policy': clusterwidePolicyOf(`  nodeSelector: {}\n  egress:\n${FQDN}`),
  },
  invalid: {
    alone: {
      yaml: policyOf(
        '  egress:\n    - <|toFQDNs|>: [{matchName: api.example.com}] # api #! "toFQDNs" matches no address until Cilium sees the DNS answers, and no policy of these Pods has a DNS rule. Allow port 53 of kube-dns with "rules.dns", unless another repository does.\n',
      ),
      fixed: policyOf(`  egress:
    - toFQDNs: [{matchName: api.example.com}] # api
    - toEndpoints:
        - matchLabels:
            k8s:io.kubernetes.pod.namespace: kube-system
            k8s:k8s-app: kube-dns
      toPorts:
        - ports:
            - port: "53"
              protocol: ANY
          rules:
            dns:
              - matchPattern: "*"
`),
    },
    'DNS is allowed, but not seen': {
      yaml: policyOf(
        '  egress: [{<|toFQDNs|>: [{matchPattern: "*.a.com"}]}, {toPorts: [{ports: [{port: "53"}]}]}]\n',
      ),
      fixed: policyOf(
        `  egress: [{toFQDNs: [{matchPattern: "*.a.com"}]}, {toPorts: [{ports: [{port: "53"}]}]}, ${ADDED}]\n`,
      ),
    },
    'the DNS rule is for other Pods': {
      yaml: policyOf('  egress: [{<|toFQDNs|>: [{matchName: api.example.com}]}]\n') + OTHER('app: ledger'),
      fixed:
        policyOf(`  egress: [{toFQDNs: [{matchName: api.example.com}]}, ${ADDED}]\n`) + OTHER('app: ledger'),
    },
  },
});
