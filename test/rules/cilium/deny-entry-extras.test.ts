import { denyEntryExtras } from '../../../server/src/rules/cilium/deny-entry-extras.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { policyOf } from './policy-text.ts';

ruleTest(denyEntryExtras, {
  valid: {
    'peers and ports': policyOf(
      '  ingressDeny: [{fromEntities: [world], toPorts: [{ports: [{port: "80"}]}]}]\n',
    ),
    'an allow entry': policyOf(
      '  egress: [{toFQDNs: [{matchName: a.com}], toPorts: [{rules: {http: [{}]}}]}]\n',
    ),
    'a misspelled field is told by the schema': policyOf('  ingressDeny: [{fromEntity: [world]}]\n'),
  },
  invalid: {
    'HTTP rules': {
      yaml: policyOf(
        '  ingressDeny: [{toPorts: [{ports: [{port: "80"}], <|rules|>: {http: [{}]}}]}] #! "rules" is unknown in "ingressDeny". The API server drops it: the entry denies all of the port. Allow the requests that are wanted with "rules" of an allow entry.\n',
      ),
    },
    'names and proofs': {
      yaml: policyOf(
        '  egressDeny: [{<|toFQDNs|>: [{matchName: a.com}], <|authentication|>: {mode: required}}]\n',
      ),
    },
  },
});
