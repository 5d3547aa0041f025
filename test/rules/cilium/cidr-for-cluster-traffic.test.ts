import { cidrForClusterTraffic } from '../../../server/src/rules/cilium/cidr-for-cluster-traffic.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { clusterwidePolicyOf, policyOf } from './policy-text.ts';

const SERVICE = `---
apiVersion: v1
kind: Service
metadata:
  name: ledger
  namespace: shop
spec:
  clusterIP: 198.51.100.7
`;

ruleTest(cidrForClusterTraffic, {
  valid: {
    'an address outside': policyOf('  egress: [{toCIDR: [203.0.113.0/24]}]\n') + SERVICE,
    'a private block of the company': policyOf('  egress: [{toCIDR: [10.0.0.0/8, 192.168.0.0/16]}]\n'),
    everything: policyOf('  egress: [{toCIDRSet: [{cidr: 0.0.0.0/0, except: [10.96.0.0/12]}]}]\n'),
    'a host policy': clusterwidePolicyOf('  nodeSelector: {}\n  ingress: [{fromCIDR: [10.244.0.0/16]}]\n'),
  },
  invalid: {
    'the address of a Service': {
      yaml:
        policyOf(
          '  egress: [{toCIDR: [<|198.51.100.7/32|>]}] #! "198.51.100.7/32" is the cluster address of Service shop/ledger, which is translated to Pods before policies are asked. Select the Pods with "toEndpoints".\n',
        ) + SERVICE,
    },
    'a block of Pods': {
      yaml: policyOf('  ingress: [{fromCIDRSet: [{cidr: <|10.244.3.0/24|>}]}]\n'),
    },
  },
});
