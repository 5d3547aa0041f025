import { fqdnPatternScope } from '../../../server/src/rules/cilium/fqdn-pattern-scope.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { policyOf } from './policy-text.ts';

const names = (text: string) => policyOf(`  egress: [{toFQDNs: [${text}]}]\n`);

ruleTest(fqdnPatternScope, {
  valid: {
    'a dot behind the wildcard': names('{matchPattern: "*.example.com"}'),
    everything: names('{matchPattern: "*"}'),
    'a wildcard inside': names('{matchPattern: "api-*.example.com"}'),
    'a name that the schema refuses': names('{matchName: "*example.com"}'),
  },
  invalid: {
    'no dot': {
      yaml: names('{matchPattern: <|"*example.com"|>}').replace(
        '}]}]\n',
        '}]}] #! "*example.com" also matches other domains that end so, and no subdomain. Write "*.example.com" for subdomains and a "matchName" for "example.com".\n',
      ),
    },
    'in a DNS rule': {
      yaml: policyOf(
        '  egress: [{toPorts: [{ports: [{port: "53"}], rules: {dns: [{matchPattern: <|"*a.io"|>}]}}]}]\n',
      ),
    },
  },
});
