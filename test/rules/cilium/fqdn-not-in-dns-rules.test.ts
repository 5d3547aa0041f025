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
      fixed: policy('{matchName: b.com}', '{matchName: a.com}, {matchName: b.com}'),
    },
    'the apex of a pattern': {
      yaml: policy('{matchName: <|a.com|>}', '{matchPattern: "*.a.com"}'),
      fixed: policy('{matchName: a.com}', '{matchPattern: "*.a.com"}, {matchName: a.com}'),
    },
    'two levels, of a pattern': {
      yaml: policy('{matchPattern: <|"*.y.a.com"|>}', '{matchPattern: "*.a.com"}'),
      fixed: policy('{matchPattern: "*.y.a.com"}', '{matchPattern: "*.a.com"}, {matchPattern: "*.y.a.com"}'),
    },
    'the rules stand in another policy': {
      yaml: `${policyOf('  egress: [{toFQDNs: [{matchName: <|b.com|>}]}]\n')}---
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: dns, namespace: shop}
spec:
  endpointSelector: {}
  egress:
    - toPorts:
        - ports: [{port: "53"}]
          rules:
            dns:
              - matchName: a.com # ours
`,
      fixed: `${policyOf('  egress: [{toFQDNs: [{matchName: b.com}]}]\n')}---
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: dns, namespace: shop}
spec:
  endpointSelector: {}
  egress:
    - toPorts:
        - ports: [{port: "53"}]
          rules:
            dns:
              - matchName: a.com # ours
              - matchName: b.com
`,
    },
  },
});
