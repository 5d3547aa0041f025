import { routeParentDefault } from '../../../server/src/rules/linkerd/route-parent-default.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (parent: string) => `apiVersion: policy.linkerd.io/v1beta3
kind: HTTPRoute
metadata: {name: cart}
spec:
  parentRefs:
    # of the shop
    - ${parent}
`;

ruleTest(routeParentDefault, {
  valid: {
    'a Server by the default group': route('{kind: Server, name: cart}'),
    'a Service': route("{group: '', kind: Service, name: cart}"),
    'a Service by the name that Linkerd gives the core group': route(
      '{group: core, kind: Service, name: cart}',
    ),
    'a kind of others, written out': route('{group: gateway.networking.k8s.io, kind: Gateway, name: cart}'),
    'a template': route('{kind: "{{ .kind }}", name: cart}'),
  },
  invalid: {
    'neither kind nor group': {
      yaml: route(
        'name: <|cart|> #! Parent "cart" is taken for a Gateway of group "policy.linkerd.io", which does not exist, so the route is ignored. Write "kind" and "group": Server of policy.linkerd.io, or Service of the core group.',
      ),
      fixed: route("group: ''\n      name: cart\n      kind: Service"),
    },
    'a Service without its group': {
      yaml: route('kind: Service\n      name: <|cart|>'),
      fixed: route("group: ''\n      kind: Service\n      name: cart"),
    },
  },
});
