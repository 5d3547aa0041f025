import { policyWithoutDirection } from '../../../server/src/rules/cilium/policy-without-direction.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { policyOf } from './policy-text.ts';

ruleTest(policyWithoutDirection, {
  valid: {
    'an empty entry denies by default': policyOf('  ingress: [{}]\n'),
    'one section is empty, another is not': policyOf('  ingress: []\n  egress:\n    - toEntities: [world]\n'),
    'no section at all is told by the schema': policyOf('  description: nothing\n'),
    'a section of the wrong type': policyOf('  ingress: {}\n'),
  },
  invalid: {
    'only an empty list': {
      yaml: policyOf(
        '  <|ingress|>: [] # nobody #! "ingress" is an empty list and no other section has an entry, so Cilium refuses the policy. To deny by default, write one empty entry: "ingress: [{}]".\n',
      ),
      fixed: policyOf('  ingress: [{}] # nobody\n'),
    },
    'no rule at all': {
      yaml: 'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: {name: a}\n<|specs|>: [] #! "specs" is empty and there is no "spec", so Cilium refuses the policy. Write a rule.\n',
    },
    'old agents take it': {
      yaml: policyOf('  <|ingressDeny|>: []\n  egress: []\n'),
      settings: { cilium: { version: '1.17' } },
      fixed: policyOf('  ingressDeny: [{}]\n  egress: []\n'),
    },
  },
});
