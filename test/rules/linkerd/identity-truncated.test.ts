import { identityTruncated } from '../../../server/src/rules/linkerd/identity-truncated.ts';
import { ruleTest } from '../../support/rule-test.ts';

const authentication = (identity: string) => `apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata: {name: web}
spec:
  identities:
    - ${identity} # who
`;

ruleTest(identityTruncated, {
  valid: {
    'a trust domain of its own': authentication('web.shop.serviceaccount.identity.linkerd.prod.example'),
    'a trust domain of one word': authentication('web.shop.serviceaccount.identity.linkerd.prod'),
    'another form': authentication('web.shop.example'),
  },
  invalid: {
    'without the domain': {
      yaml: authentication('<|web.shop.serviceaccount.identity.linkerd|>'),
      fixed: authentication('web.shop.serviceaccount.identity.linkerd.cluster.local'),
    },
    'without the control plane': {
      yaml: authentication('<|web.shop.serviceaccount.identity|>'),
      fixed: authentication('web.shop.serviceaccount.identity.linkerd.cluster.local'),
    },
  },
});
