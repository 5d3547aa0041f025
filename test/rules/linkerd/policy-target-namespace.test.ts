import { policyTargetNamespace } from '../../../server/src/rules/linkerd/policy-target-namespace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const policy = (target: string) => `apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: {name: cart, namespace: shop}
spec:
  targetRef:
    group: policy.linkerd.io
    kind: Server # web
    name: cart${target}
  requiredAuthenticationRefs: [{kind: ServiceAccount, name: web, namespace: other}]
`;

ruleTest(policyTargetNamespace, {
  valid: {
    'no namespace': policy(''),
    'a target that a template fills in': policy('').replace(
      /targetRef:[^]*name: cart\n/,
      'targetRef: {{ .ref }}\n',
    ),
  },
  invalid: {
    'its own': { yaml: policy('\n    <|namespace|>: shop'), fixed: policy('') },
    another: {
      yaml: policy(
        '\n    <|namespace|>: web #! "namespace" is no field of "targetRef": the target is looked for in the namespace of the policy. Move the policy to "web".',
      ),
      fixed: policy(''),
    },
  },
});
