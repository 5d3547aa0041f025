import { rateLimitReferences } from '../../../server/src/rules/linkerd/rate-limit-references.ts';
import { ruleTest } from '../../support/rule-test.ts';

const policy = (target: string, client: string) => `apiVersion: policy.linkerd.io/v1alpha1
kind: HTTPLocalRateLimitPolicy
metadata: {name: cart}
spec:
  targetRef: {${target}, name: cart}
  overrides:
    - clientRefs: [{${client}, name: web}]
`;
const SERVER = 'group: policy.linkerd.io, kind: Server';
const ACCOUNT = 'kind: ServiceAccount';

ruleTest(rateLimitReferences, {
  valid: {
    'a Server and an account': policy(SERVER, ACCOUNT),
    'other cases and the core group by its name': policy(
      SERVER.toLowerCase(),
      'group: core, kind: serviceaccount',
    ),
    'a template': policy('kind: "{{ .kind }}"', ACCOUNT),
  },
  invalid: {
    'a Deployment': {
      yaml: policy('group: apps, kind: <|Deployment|>', ACCOUNT),
    },
    'a Server without its group': {
      yaml: policy('kind: <|Server|>', ACCOUNT),
      fixed: policy(SERVER, ACCOUNT),
    },
    'a user': { yaml: policy(SERVER, 'kind: <|User|>') },
  },
});
