import { unknownAuthentication } from '../../../server/src/rules/linkerd/unknown-authentication.ts';
import { ruleTest } from '../../support/rule-test.ts';

const AUTHENTICATION = `apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata: {name: clients, namespace: shop}
---
`;
const policy = (reference: string) => `apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: {name: cart, namespace: shop}
spec:
  requiredAuthenticationRefs: [${reference}] # who
`;
const REFERENCE = 'group: policy.linkerd.io, kind: MeshTLSAuthentication';

ruleTest(unknownAuthentication, {
  valid: {
    'one that exists': AUTHENTICATION + policy(`{${REFERENCE}, name: clients}`),
    'a namespace of which nothing is known':
      AUTHENTICATION + policy(`{${REFERENCE}, name: x, namespace: web}`),
    'a kind of which nothing is known':
      AUTHENTICATION + policy('{group: policy.linkerd.io, kind: NetworkAuthentication, name: nodes}'),
    'an account': AUTHENTICATION + policy('{kind: ServiceAccount, name: web}'),
  },
  invalid: {
    'a slip in the name': {
      yaml: AUTHENTICATION + policy(`{${REFERENCE}, name: <|client|>}`),
      fixed: AUTHENTICATION + policy(`{${REFERENCE}, name: clients}`),
    },
  },
});
