import { fqdnNotInDnsRules } from '../../../server/src/rules/cilium/fqdn-not-in-dns-rules.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { policyOf } from './policy-text.ts';

const policy = (names: string, rules: string) =>
  policyOf(`  egress:
    - toFQDNs: [${names}]
    - toPorts:
        - ports: [{port: "53"}]
          rules: {dns: [${rules}]}
`);

ruleTest(fqdnNotInDnsRules, {
  valid: {
    'everything may be asked for': policy('{matchName: a.com}', '{matchPattern: "*"}'),
    'the same name in another case': policy('{matchName: A.com}', '{matchName: a.COM.}'),
    'one level': policy('{matchName: www.a.com}, {matchPattern: "api-*.a.com"}', '{matchPattern: "*.a.com"}'),
    'a part of a level': policy('{matchName: api-1-eu.a.com}', '{matchPattern: "api-*-eu.a.com"}'),
    'any number of levels': policy('{matchName: x.y.a.com}', '{matchPattern: "**.a.com"}'),
    'no DNS rule at all': policyOf('  egress: [{toFQDNs: [{matchName: a.com}]}]\n'),
  },
  invalid: {
    'another name': {
      yaml: policy('{matchName: <|b.com|>}', '{matchName: a.com}').replace(
        ']\n    - toPorts',
        '] #! "b.com" is in none of the DNS rules of these Pods, so the query for it is refused. Add it to "rules.dns".\n    - toPorts',
      ),
    },
    'the apex of a pattern': { yaml: policy('{matchName: <|a.com|>}', '{matchPattern: "*.a.com"}') },
    'two levels': { yaml: policy('{matchName: <|x.y.a.com|>}', '{matchPattern: "*.a.com"}') },
  },
});
