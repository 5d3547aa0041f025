import { egressNetworkOverlap } from '../../../server/src/rules/linkerd/egress-network-overlap.ts';
import { ruleTest } from '../../support/rule-test.ts';

const network = (name: string, cidr: string, namespace = 'shop') => `apiVersion: policy.linkerd.io/v1alpha1
kind: EgressNetwork
metadata: {name: ${name}, namespace: ${namespace}}
spec: {networks: [{cidr: ${cidr}}]}
---
`;

ruleTest(egressNetworkOverlap, {
  valid: {
    'other addresses': network('a', '10.0.0.0/24') + network('b', '10.0.1.0/24'),
    'other namespaces': network('a', '10.0.0.0/24') + network('b', '10.0.0.0/24', 'web'),
    'everything outside, beside a part': `${network('a', '10.0.0.0/24')}apiVersion: policy.linkerd.io/v1alpha1
kind: EgressNetwork
metadata: {name: all, namespace: shop}
spec: {trafficPolicy: Allow}
`,
  },
  invalid: {
    'the same block': { yaml: network('a', '<|10.0.0.0/24|>') + network('b', '<|10.0.0.0/24|>') },
    'a part of it': { yaml: network('a', '<|10.0.0.0/16|>') + network('b', '<|10.0.0.0/24|>') },
  },
});
