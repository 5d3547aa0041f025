import { icmpTypeInvalid } from '../../../server/src/rules/cilium/icmp-type-invalid.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { policyOf } from './policy-text.ts';

const field = (text: string) => policyOf(`  ingress: [{icmps: [{fields: [${text}]}]}]\n`);

ruleTest(icmpTypeInvalid, {
  valid: {
    'a name that both have': field('{type: EchoRequest}, {type: EchoRequest, family: IPv6}'),
    'the highest number': field('{type: 255}'),
    'a number in quotes': field('{type: "8"}'),
    'an unknown name is told by the schema': field('{type: Ping}'),
  },
  invalid: {
    'a name of IPv6': {
      yaml: field('{type: <|NeighborSolicitation|>}').replace(
        ']}]}]\n',
        ']}]}] #! "NeighborSolicitation" is a type of IPv6, not of IPv4: Cilium cannot read the policy. Change the type or the "family".\n',
      ),
      fixed: field('{type: NeighborSolicitation, family: IPv6}'),
    },
    'a name of IPv4': {
      yaml: field('{family: IPv6, type: <|Timestamp|>}'),
      fixed: field('{family: IPv4, type: Timestamp}'),
    },
    'a number with nine bits': { yaml: field('{type: <|256|>}') },
  },
});
