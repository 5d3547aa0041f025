import { policyEmptyPeers } from '../../../server/src/rules/cilium/policy-empty-peers.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { policyOf } from './policy-text.ts';

ruleTest(policyEmptyPeers, {
  valid: {
    'an absent field': policyOf('  ingress: [{toPorts: [{ports: [{port: "80"}]}]}]\n'),
    'a selector of everything': policyOf('  ingress: [{fromEndpoints: [{}]}]\n'),
    'an empty entry, which denies by default': policyOf('  ingress: [{}]\n'),
    'a field of the other direction': policyOf('  ingress: [{toEndpoints: [], icmps: []}]\n'),
  },
  invalid: {
    'ports that nobody reaches': {
      yaml: policyOf(`  ingress:
    - <|fromEndpoints|>: [] #! "fromEndpoints" is an empty list, so this entry lets nobody through. Name the peers, or remove the field if every peer is meant.
      toPorts: # all
        - ports: [{port: "80"}]
`),
      fixed: policyOf(`  ingress:
    - toPorts: # all
        - ports: [{port: "80"}]
`),
    },
    alone: {
      yaml: policyOf(
        '  ingress:\n    - <|fromEndpoints|>: [] #! "fromEndpoints" is an empty list, so this entry lets nobody through. Name the peers, or write "{}", which plainly denies by default.\n',
      ),
      fixed: policyOf('  ingress:\n    - {}\n'),
    },
    'a deny entry': {
      yaml: policyOf('  egressDeny: [{<|toCIDR|>: [], icmps: [{fields: [{type: 8}]}]}]\n'),
      fixed: policyOf('  egressDeny: [{icmps: [{fields: [{type: 8}]}]}]\n'),
    },
  },
});
