import { httpGlobPath } from '../../../server/src/rules/cilium/http-glob-path.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { policyOf } from './policy-text.ts';

const path = (text: string) =>
  policyOf(`  ingress:
    - toPorts:
        - ports: [{port: "80", protocol: TCP}]
          rules:
            http:
              - path: ${text}
`);

ruleTest(httpGlobPath, {
  valid: {
    'a pattern': path('"/public/.*"'),
    'a pattern of repeated slashes with an anchor': path('"^/public/*$"'),
    'a class that repeats': path('"/[a-z]*"'),
    'no star': path('/public'),
    'a star with nothing before it has a rule of its own': path('"*"'),
  },
  invalid: {
    'at the end': {
      yaml: path(
        '<|"/public/*"|> # all #! "/public/*" is read as a regular expression, in which "*" repeats the "/" before it. Write "/public/.*" to let anything follow.',
      ),
      fixed: path('"/public/.*" # all'),
    },
    'in the middle': { yaml: path('<|/users/*/cart|>'), fixed: path('/users/[^/]+/cart') },
    'behind a letter': { yaml: path('<|/v1*|>'), fixed: path('/v1.*') },
  },
});
