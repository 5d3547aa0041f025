import { icmpsWithPorts } from '../../../server/src/rules/cilium/icmps-with-ports.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { policyOf } from './policy-text.ts';

ruleTest(icmpsWithPorts, {
  valid: {
    'entries of their own': policyOf(
      '  ingress: [{icmps: [{fields: [{type: 8}]}]}, {toPorts: [{ports: [{port: "80"}]}]}]\n',
    ),
    'empty ports': policyOf('  ingress: [{icmps: [{fields: [{type: 8}]}], toPorts: []}]\n'),
  },
  invalid: {
    'both with a peer': {
      yaml: policyOf(`  ingress:
    - fromEntities: [cluster] # inside
      <|icmps|>: #! "icmps" stands beside "toPorts", and Cilium refuses the whole policy. Write an entry of its own for each.
        - fields: [{type: 8}]
      toPorts:
        - ports: [{port: "80"}]
`),
      fixed: policyOf(`  ingress:
    - fromEntities: [cluster] # inside
      toPorts:
        - ports: [{port: "80"}]
    - fromEntities: [cluster] # inside
      icmps:
        - fields: [{type: 8}]
`),
    },
    'in a deny entry, in flow style': {
      yaml: policyOf(
        '  egressDeny: [{<|icmps|>: [{fields: [{type: 8}]}], toPorts: [{ports: [{port: "80"}]}]}]\n',
      ),
    },
  },
});
