import { cidrExceptOutside } from '../../../server/src/rules/cilium/cidr-except-outside.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { policyOf } from './policy-text.ts';

const set = (text: string) => policyOf(`  egress: [{toCIDRSet: [${text}]}]\n`);

ruleTest(cidrExceptOutside, {
  valid: {
    inside: set('{cidr: 10.0.0.0/8, except: [10.1.0.0/16]}'),
    'the whole': set('{cidr: 10.0.0.0/8, except: [10.0.0.0/8]}'),
    'beside a group it is not looked at': set('{cidrGroupRef: office, except: [10.1.0.0/16]}'),
    'no CIDR is told by the schema': set('{cidr: 10.0.0.0/8, except: [office]}'),
  },
  invalid: {
    outside: {
      yaml: policyOf(`  egress:
    - toCIDRSet:
        - cidr: 10.0.0.0/8
          except:
            - 10.1.0.0/16 # lab
            - <|192.168.0.0/16|> #! "192.168.0.0/16" does not lie in "10.0.0.0/8", and Cilium refuses the whole policy. Correct it or remove it.
`),
      fixed: policyOf(`  egress:
    - toCIDRSet:
        - cidr: 10.0.0.0/8
          except:
            - 10.1.0.0/16 # lab
`),
    },
    'of the other family': {
      yaml: set('{cidr: 0.0.0.0/0, except: [<|"fd00::/8"|>]}'),
      fixed: set('{cidr: 0.0.0.0/0, except: []}'),
    },
  },
});
