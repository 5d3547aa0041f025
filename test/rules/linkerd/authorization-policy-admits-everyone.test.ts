import { authorizationPolicyAdmitsEveryone } from '../../../server/src/rules/linkerd/authorization-policy-admits-everyone.ts';
import { ruleTest } from '../../support/rule-test.ts';

const policy = (list: string) => `apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: {name: cart}
spec:
  targetRef: {group: policy.linkerd.io, kind: Server, name: cart}
  ${list}
`;

ruleTest(authorizationPolicyAdmitsEveryone, {
  valid: {
    'somebody in particular': policy('requiredAuthenticationRefs: [{kind: ServiceAccount, name: web}]'),
    'absent, which the schema reports': policy(''),
    'filled in by a template': policy('requiredAuthenticationRefs: {{ .Values.refs }}'),
  },
  invalid: { 'an empty list': { yaml: policy('<|requiredAuthenticationRefs|>: []') } },
});
