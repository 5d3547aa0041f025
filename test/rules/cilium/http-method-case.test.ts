import { httpMethodCase } from '../../../server/src/rules/cilium/http-method-case.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { policyOf } from './policy-text.ts';

const method = (text: string) =>
  policyOf(`  ingress:
    - toPorts:
        - ports: [{port: "80", protocol: TCP}]
          rules:
            http: [{method: ${text}}]
`);

ruleTest(httpMethodCase, {
  valid: {
    'upper case': method('GET'),
    'flags that ignore case': method('"(?i)get"'),
    'a class': method('"[A-Za-z]+"'),
    'an unknown method': method('purge'),
  },
  invalid: {
    'lower case': {
      yaml: method('<|get|>').replace(
        '}]\n',
        '}] #! "get" matches no request, because methods are compared with their case. Write "GET".\n',
      ),
      fixed: method('GET'),
    },
    alternatives: { yaml: method('<|"Get|POST"|>'), fixed: method('"GET|POST"') },
  },
});
