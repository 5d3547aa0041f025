import { authorizationPolicyAuthentications } from '../../../server/src/rules/linkerd/authorization-policy-authentications.ts';
import { ruleTest } from '../../support/rule-test.ts';

const policy = (references: string) => `apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: {name: cart, namespace: shop}
spec:
  targetRef: {group: policy.linkerd.io, kind: Server, name: cart}
  requiredAuthenticationRefs:
${references.replaceAll(/^/gm, '    ')}
`;

ruleTest(authorizationPolicyAuthentications, {
  valid: {
    'one who and one where': policy(`- {group: policy.linkerd.io, kind: MeshTLSAuthentication, name: a}
- {group: policy.linkerd.io, kind: NetworkAuthentication, name: b}`),
    'an account and a network': policy(`- {kind: ServiceAccount, name: a}
- {group: policy.linkerd.io, kind: NetworkAuthentication, name: b}`),
    'nobody in particular': policy('[]'),
    'the core group by its other name': policy('- {group: core, kind: ServiceAccount, name: a}'),
  },
  invalid: {
    'two accounts': {
      yaml: policy(`- {kind: ServiceAccount, name: a}
- {kind: <|ServiceAccount|>, name: b} #! "ServiceAccount" is required twice, and clients would have to satisfy both, so Linkerd refuses it. Refer to one MeshTLSAuthentication with several identities, or write a second policy.`),
    },
    'an account and a MeshTLSAuthentication': {
      yaml: policy(`- {group: policy.linkerd.io, kind: MeshTLSAuthentication, name: a}
- {group: '', kind: <|ServiceAccount|>, name: b}`),
    },
    'an authentication without its group': {
      yaml: policy('- kind: <|NetworkAuthentication|>\n  name: a # who'),
      fixed: policy('- group: policy.linkerd.io\n  kind: NetworkAuthentication\n  name: a # who'),
    },
    'another kind': {
      yaml: policy(
        '- {kind: <|User|>, name: a} #! Linkerd knows no authentication of kind "User". Name one of "MeshTLSAuthentication", "NetworkAuthentication", "ServiceAccount".',
      ),
    },
    'a misspelled kind': {
      yaml: policy('- {group: policy.linkerd.io, kind: <|MeshTLSAuthenticaton|>, name: a}'),
      fixed: policy('- {group: policy.linkerd.io, kind: MeshTLSAuthentication, name: a}'),
    },
  },
});
