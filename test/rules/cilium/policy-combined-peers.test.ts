import { policyCombinedPeers } from '../../../server/src/rules/cilium/policy-combined-peers.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { policyOf } from './policy-text.ts';

ruleTest(policyCombinedPeers, {
  valid: {
    'one kind of peer per entry': policyOf(`  ingress:
    - fromEndpoints: [{}]
    - fromEntities: [host]
`),
    'the second list is empty': policyOf(`  ingress:
    - fromEndpoints: [{}]
      fromCIDR: []
`),
    'a peer and ports': policyOf(`  egress:
    - toEntities: [world]
      toPorts: [{ports: [{port: "443", protocol: TCP}]}]
`),
  },
  invalid: {
    'endpoints and entities with ports': {
      yaml: policyOf(`  ingress:
    # web and probes
    - fromEndpoints:
        - matchLabels:
            app: web # the shop
      <|fromEntities|>: #! "fromEntities" stands beside "fromEndpoints" in one entry, and Cilium refuses the whole policy. Write an entry of its own for each; entries add up.
        - host
      toPorts:
        - ports:
            - port: "8080"
    - fromEntities: [health]
`),
      fixed: policyOf(`  ingress:
    # web and probes
    - fromEndpoints:
        - matchLabels:
            app: web # the shop
      toPorts:
        - ports:
            - port: "8080"
    - fromEntities:
        - host
      toPorts:
        - ports:
            - port: "8080"
    - fromEntities: [health]
`),
    },
    'three kinds in a deny entry, the last of the file': {
      yaml: policyOf(`  egressDeny:
    - toCIDR: [10.0.0.0/8]
      <|toCIDRSet|>: [{cidr: 192.168.0.0/16}]
      toEntities: [world]`),
      fixed: policyOf(`  egressDeny:
    - toCIDR: [10.0.0.0/8]
    - toCIDRSet: [{cidr: 192.168.0.0/16}]
    - toEntities: [world]`),
    },
    'flow style has no fix': {
      yaml: policyOf('  ingress: [{fromCIDR: [10.0.0.0/8], <|fromEntities|>: [host]}]\n'),
    },
  },
});
