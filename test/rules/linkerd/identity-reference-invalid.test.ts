import { identityReferenceInvalid } from '../../../server/src/rules/linkerd/identity-reference-invalid.ts';
import { ruleTest } from '../../support/rule-test.ts';

const authentication = (reference: string) => `apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata: {name: web, namespace: shop}
spec:
  identityRefs:
    - ${reference}
`;

ruleTest(identityReferenceInvalid, {
  valid: {
    'an account elsewhere': authentication('{kind: ServiceAccount, name: web, namespace: other}'),
    'a Namespace': authentication('{kind: Namespace, name: web}'),
    'a template': authentication('{kind: "{{ .kind }}", name: web}'),
  },
  invalid: {
    'another kind': { yaml: authentication('{kind: <|Deployment|>, name: web}') },
    'a Namespace in a namespace': {
      yaml: authentication('kind: Namespace\n      name: web # all\n      <|namespace|>: shop'),
      fixed: authentication('kind: Namespace\n      name: web # all'),
    },
  },
});
