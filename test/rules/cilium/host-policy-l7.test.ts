import { hostPolicyL7 } from '../../../server/src/rules/cilium/host-policy-l7.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { clusterwidePolicyOf } from './policy-text.ts';

const policy = (section: string, rules: string, selector = 'nodeSelector') =>
  clusterwidePolicyOf(`  ${selector}: {}
  ${section}:
    - toPorts:
        - ports: [{port: "53", protocol: TCP}]
          ${rules}
`);

ruleTest(hostPolicyL7, {
  valid: {
    'DNS on egress': policy('egress', 'rules: {dns: [{matchPattern: "*"}]}'),
    Pods: policy('ingress', 'rules: {http: [{}]}', 'endpointSelector'),
    'no rules': policy('ingress', 'rules: {}'),
    'deny entries have none': policy('ingressDeny', 'rules: {http: [{}]}'),
  },
  invalid: {
    'HTTP on ingress': {
      yaml: policy(
        'ingress',
        '<|rules|>: {http: [{}]} #! "rules" on the ingress of nodes is refused by Cilium, and the whole policy with it. Host policies know ports and peers only, and DNS rules on egress: remove "rules".',
      ),
    },
    'HTTP on egress': { yaml: policy('egress', '<|rules|>: {http: [{}]}') },
    'DNS on ingress': { yaml: policy('ingress', '<|rules|>: {dns: [{matchPattern: "*"}]}') },
  },
});
