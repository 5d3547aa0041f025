import { routeRelativePath } from '../../../server/src/rules/linkerd/route-relative-path.ts';
import { ruleTest } from '../../support/rule-test.ts';

const redirect = (
  path: string,
  apiVersion = 'policy.linkerd.io/v1beta3',
  kind = 'Server',
) => `apiVersion: ${apiVersion}
kind: HTTPRoute
metadata: {name: cart}
spec:
  parentRefs: [{group: policy.linkerd.io, kind: ${kind}, name: cart}]
  rules:
    - filters:
        - type: RequestRedirect
          requestRedirect: {path: {type: ReplaceFullPath, replaceFullPath: ${path}}}
`;
const match = (path: string) => `apiVersion: policy.linkerd.io/v1beta3
kind: HTTPRoute
metadata: {name: cart}
spec:
  rules:
    - matches: [{path: {${path}}}] # all
`;

ruleTest(routeRelativePath, {
  valid: {
    'from the root on': redirect('/new'),
    'a route of another mesh': redirect('new', 'gateway.networking.k8s.io/v1', 'Gateway'),
    'a regular expression': match('type: RegularExpression, value: "[a-z]+"'),
    'a template': match('value: "{{ .path }}"'),
  },
  invalid: {
    'a relative redirect': { yaml: redirect('<|new|>'), fixed: redirect('/new') },
    'of the Gateway API, for a Server': {
      yaml: redirect('<|new|>', 'gateway.networking.k8s.io/v1'),
      fixed: redirect('/new', 'gateway.networking.k8s.io/v1'),
    },
    'a relative match': { yaml: match('value: <|items|>'), fixed: match('value: /items') },
  },
});
