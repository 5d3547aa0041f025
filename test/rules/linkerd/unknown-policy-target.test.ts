import { unknownPolicyTarget } from '../../../server/src/rules/linkerd/unknown-policy-target.ts';
import { ruleTest } from '../../support/rule-test.ts';

const SERVER = `apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: {name: cart-http, namespace: shop, labels: {app: cart}}
---
`;
const policy = (name: string, namespace = 'shop') => `apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: {name: cart, namespace: ${namespace}}
spec:
  targetRef: {group: policy.linkerd.io, kind: server, name: ${name}} # web
`;
const authorization = (server: string) => `apiVersion: policy.linkerd.io/v1beta1
kind: ServerAuthorization
metadata: {name: cart, namespace: shop}
spec:
  server: {${server}}
`;

ruleTest(unknownPolicyTarget, {
  valid: {
    'a Server that exists': SERVER + policy('cart-http'),
    'a namespace of which nothing is known': SERVER + policy('cart-http', 'web'),
    'its own Namespace': `${SERVER}${policy('shop').replace('policy.linkerd.io, kind: server', "'', kind: Namespace")}`,
    'a template': SERVER + policy('"{{ .name }}"'),
    'selected by labels': SERVER + authorization('selector: {matchLabels: {app: cart}}'),
  },
  invalid: {
    'a slip in the name': { yaml: SERVER + policy('<|cart-htp|>'), fixed: SERVER + policy('cart-http') },
    'another namespace, and these files are all': {
      yaml: SERVER + policy('<|cart-http|>', 'web'),
      settings: { workspace: 'closed' },
    },
    'labels that no Server has': {
      yaml: SERVER + authorization('<|selector|>: {matchLabels: {app: web}}'),
    },
    'a ServerAuthorization by name': { yaml: SERVER + authorization('name: <|other|>') },
  },
});
