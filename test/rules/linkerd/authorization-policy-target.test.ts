import { authorizationPolicyTarget } from '../../../server/src/rules/linkerd/authorization-policy-target.ts';
import { ruleTest } from '../../support/rule-test.ts';

const policy = (target: string, namespace = '\n  namespace: shop') => `apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata:
  name: cart${namespace}
spec:
  targetRef:
    # whom
${target.replaceAll(/^/gm, '    ')}
`;

ruleTest(authorizationPolicyTarget, {
  valid: {
    'a Server': policy('group: policy.linkerd.io\nkind: Server\nname: cart'),
    'kinds in other cases, which Linkerd takes': policy('group: policy.linkerd.io\nkind: server\nname: cart'),
    routes: `${policy('group: gateway.networking.k8s.io\nkind: GRPCRoute\nname: a')}---
${policy('group: policy.linkerd.io\nkind: HTTPRoute\nname: a')}`,
    'its own Namespace': policy('kind: Namespace\nname: shop'),
    'a Namespace, where kubectl gives the policy its own': policy('kind: Namespace\nname: shop', ''),
    'a kind that a template fills in': policy('group: policy.linkerd.io\nkind: {{ .kind }}\nname: cart'),
  },
  invalid: {
    'a Service': {
      yaml: policy(
        'kind: <|Service|> #! Linkerd attaches no policy to a "Service". Name one of "Server", "HTTPRoute", "GRPCRoute", "Namespace".\nname: cart',
      ),
    },
    'a Deployment': { yaml: policy('group: apps\nkind: <|Deployment|>\nname: cart') },
    'a Server without its group': {
      yaml: policy(
        'kind: <|Server|> #! There is no "Server" in the core group: it is in group "policy.linkerd.io". Correct the group.\nname: cart',
      ),
      fixed: policy('group: policy.linkerd.io\nkind: Server\nname: cart'),
    },
    'a Namespace with a group': {
      yaml: policy('group: <|policy.linkerd.io|>\nkind: Namespace\nname: shop'),
      fixed: policy("group: ''\nkind: Namespace\nname: shop"),
    },
    'another Namespace': {
      yaml: policy('kind: Namespace\nname: <|web|>'),
      fixed: policy('kind: Namespace\nname: shop'),
    },
  },
});
