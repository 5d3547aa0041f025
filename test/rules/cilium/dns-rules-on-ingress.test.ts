import { dnsRulesOnIngress } from '../../../server/src/rules/cilium/dns-rules-on-ingress.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { clusterwidePolicyOf, policyOf } from './policy-text.ts';

const PORTS = '[{ports: [{port: "53"}], rules: {dns: [{matchPattern: "*"}]}}]';

ruleTest(dnsRulesOnIngress, {
  valid: {
    'on egress': policyOf(`  egress: [{toPorts: ${PORTS}}]\n`),
    'an empty list': policyOf('  ingress: [{toPorts: [{ports: [{port: "53"}], rules: {dns: []}}]}]\n'),
    'a host policy has a rule of its own': clusterwidePolicyOf(
      `  nodeSelector: {}\n  ingress: [{toPorts: ${PORTS}}]\n`,
    ),
  },
  invalid: {
    'on ingress': {
      yaml: policyOf(
        `  ingress: [{toPorts: ${PORTS.replace('dns', '<|dns|>')}}] #! "dns" rules stand under "ingress", and Cilium refuses the whole policy. Write them under "egress" of the Pods that ask.\n`,
      ),
    },
  },
});
