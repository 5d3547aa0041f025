import { routeFilterUnsupported } from '../../../server/src/rules/linkerd/route-filter-unsupported.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (parent: string, type: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: cart}
spec:
  parentRefs: [{${parent}, name: cart}]
  rules: [{filters: [{type: ${type}}]}]
`;
const SERVER = 'group: policy.linkerd.io, kind: Server';
const SERVICE = "group: '', kind: Service";

ruleTest(routeFilterUnsupported, {
  valid: {
    'a filter that Linkerd has': route(SERVER, 'RequestRedirect'),
    'a route of a Gateway': route('kind: Gateway', 'URLRewrite'),
    'a route of a Service, which another mesh may read': route(SERVICE, 'URLRewrite'),
  },
  invalid: {
    'a route of a Server': { yaml: route(SERVER, '<|RequestMirror|>') },
    'a route of a Service, where Linkerd is the only mesh': {
      yaml: route(SERVICE, '<|URLRewrite|>'),
      settings: { meshes: ['linkerd'] },
    },
  },
});
