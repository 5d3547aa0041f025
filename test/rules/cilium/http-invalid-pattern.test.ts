import { httpInvalidPattern } from '../../../server/src/rules/cilium/http-invalid-pattern.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { policyOf } from './policy-text.ts';

const rule = (http: string) =>
  policyOf(`  ingress:
    - toPorts:
        - ports: [{port: "80", protocol: TCP}]
          rules:
            http:
              - ${http}
`);

ruleTest(httpInvalidPattern, {
  valid: {
    'a path with a class and groups': rule('path: "/v[12]/(?:users|items)/[0-9]{1,9}$"'),
    'a repeated slash': rule('path: /public/*'),
    'a brace that is no count': rule('path: "/a{b}"'),
    'an empty path': rule('path: ""'),
    'inline flags': rule('method: "(?i)get"'),
    'a class that holds its own bracket': rule('path: "/[]a]+"'),
    'a templated path': rule('path: "{{ .Values.path }}*("'),
  },
  invalid: {
    'a lonely star': {
      yaml: rule(
        'path: <|"*"|> #! "*" is no regular expression: "*" has nothing to repeat. Correct it, or Cilium refuses the whole policy.',
      ),
      fixed: rule('path: ".*"'),
    },
    'a glob of a host': {
      yaml: rule('host: <|"*.example.com"|>'),
      fixed: rule('host: ".*\\\\.example\\\\.com"'),
    },
    'two stars': { yaml: rule('path: <|/a/**|>'), fixed: rule('path: /a/.*') },
    'an open group': { yaml: rule('path: <|"/(a|b"|>') },
    'a group that was never opened': { yaml: rule('path: <|"/a)"|>') },
    'look-ahead': { yaml: rule('path: <|"/(?!admin).*"|>') },
    'a back reference': { yaml: rule("path: <|'/(a)\\1'|>") },
    'an open class': { yaml: rule('path: <|"/[a-z"|>') },
  },
});
