import { serverDeniesAll } from '../../../server/src/rules/linkerd/server-denies-all.ts';
import { ruleTest } from '../../support/rule-test.ts';

const server = (name: string, access = '') => `apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: {name: ${name}, namespace: shop, labels: {app: cart}}
spec: {podSelector: {}, port: 80${access}}
---
`;
const policy = (target: string) => `apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: {name: p, namespace: shop}
spec: {targetRef: {${target}}, requiredAuthenticationRefs: []}
---
`;
const SERVER_A = 'group: policy.linkerd.io, kind: Server, name: a';
const ROUTE = `apiVersion: policy.linkerd.io/v1beta3
kind: HTTPRoute
metadata: {name: r, namespace: shop}
spec: {parentRefs: [{group: policy.linkerd.io, kind: Server, name: a}]}
---
`;

ruleTest(serverDeniesAll, {
  valid: {
    'a policy for it': server('a') + policy(SERVER_A),
    'a policy for its Namespace': server('a') + policy('kind: Namespace, name: shop'),
    'a policy for a route of it':
      server('a') + ROUTE + policy('group: policy.linkerd.io, kind: HTTPRoute, name: r'),
    'an accessPolicy': server('a', ', accessPolicy: audit') + policy(SERVER_A.replace('name: a', 'name: b')),
    'policies may live elsewhere': server('a'),
    'a ServerAuthorization by label': `${server('a')}apiVersion: policy.linkerd.io/v1beta1
kind: ServerAuthorization
metadata: {name: p, namespace: shop}
spec: {server: {selector: {matchLabels: {app: cart}}}}
`,
  },
  invalid: {
    'no policy, and these files are all': { yaml: server('<|a|>'), settings: { workspace: 'closed' } },
    'policies for others': { yaml: server('<|b|>') + policy(SERVER_A) },
  },
});
