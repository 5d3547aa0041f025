import { unknownServiceAccount } from '../../../server/src/rules/linkerd/unknown-service-account.ts';
import { ruleTest } from '../../support/rule-test.ts';

const ACCOUNT = `apiVersion: v1
kind: ServiceAccount
metadata: {name: frontend, namespace: shop}
---
apiVersion: v1
kind: Pod
metadata: {name: admin, namespace: shop}
spec: {serviceAccountName: admin}
---
`;
const authentication = (reference: string) => `apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata: {name: web, namespace: shop}
spec:
  identityRefs: [${reference}] # who
`;

ruleTest(unknownServiceAccount, {
  valid: {
    'one that exists': ACCOUNT + authentication('{kind: ServiceAccount, name: frontend}'),
    'one that Pods run as': ACCOUNT + authentication('{kind: ServiceAccount, name: admin}'),
    'the one that is always there': ACCOUNT + authentication('{kind: ServiceAccount, name: default}'),
    'a namespace of which nothing is known':
      ACCOUNT + authentication('{kind: ServiceAccount, name: x, namespace: web}'),
    'a Namespace': ACCOUNT + authentication('{kind: Namespace, name: x}'),
  },
  invalid: {
    'a slip in the name': {
      yaml: ACCOUNT + authentication('{kind: ServiceAccount, name: <|fronted|>}'),
      fixed: ACCOUNT + authentication('{kind: ServiceAccount, name: frontend}'),
    },
    'of a ServerAuthorization': {
      yaml: `${ACCOUNT}apiVersion: policy.linkerd.io/v1beta1
kind: ServerAuthorization
metadata: {name: web, namespace: shop}
spec:
  client: {meshTLS: {serviceAccounts: [{name: <|nobody|>}]}}
---
${ACCOUNT.replace('name: frontend', 'name: backend')}${ACCOUNT.replace('name: frontend', 'name: batch')}`,
    },
  },
});
