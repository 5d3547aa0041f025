import { identityInvalid } from '../../../server/src/rules/linkerd/identity-invalid.ts';
import { ruleTest } from '../../support/rule-test.ts';

const authentication = (identity: string) => `apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata:
  name: web
spec:
  identities:
    # who
    - ${identity}
`;

ruleTest(identityInvalid, {
  valid: {
    'a full identity': authentication('web.shop.serviceaccount.identity.linkerd.cluster.local'),
    anybody: authentication('"*"'),
    'all of a namespace': authentication('"*.shop.serviceaccount.identity.linkerd.cluster.local"'),
    'a SPIFFE id': authentication('spiffe://cluster.local/ns/shop/sa/web'),
    'a SPIFFE id of a whole trust domain': authentication('spiffe://cluster.local'),
    'a template': authentication(
      '"{{ .Values.account }}.shop.serviceaccount.identity.linkerd.cluster.local"',
    ),
    'no text, which the schema reports': authentication('5'),
  },
  invalid: {
    "Istio's form": {
      yaml: authentication(
        '<|cluster.local/ns/shop/sa/web|> #! "cluster.local/ns/shop/sa/web" is no identity of Linkerd: its part "local/ns/shop/sa/web" holds more than small letters, digits and inner hyphens. Write it as "account.namespace.serviceaccount.identity.linkerd.cluster.local".',
      ),
      fixed: authentication('web.shop.serviceaccount.identity.linkerd.cluster.local'),
    },
    'upper case': {
      yaml: authentication('<|Web.shop|>'),
      fixed: authentication('web.shop'),
    },
    'a wildcard in the middle': { yaml: authentication('<|web.*.serviceaccount.identity.linkerd|>') },
    'a leading dot': { yaml: authentication('<|.shop.cluster.local|>') },
    'a SPIFFE id with a port': { yaml: authentication('<|spiffe://cluster.local:80/ns/shop|>') },
    'of a ServerAuthorization': {
      yaml: `apiVersion: policy.linkerd.io/v1beta1
kind: ServerAuthorization
metadata: {name: web}
spec:
  client: {meshTLS: {identities: [<|a/b|>]}}
`,
    },
  },
});
