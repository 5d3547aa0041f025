import { serverParentIgnored } from '../../../server/src/rules/linkerd/server-parent-ignored.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (parent: string) => `apiVersion: policy.linkerd.io/v1beta3
kind: HTTPRoute
metadata: {name: cart, namespace: shop}
spec:
  parentRefs:
    - group: policy.linkerd.io
${parent.replaceAll(/^/gm, '      ')}
      name: cart
`;

ruleTest(serverParentIgnored, {
  valid: {
    'a Server': route('kind: Server'),
    'its own namespace': route('kind: Server\nnamespace: shop'),
    'a port of an EgressNetwork': route('kind: EgressNetwork\nport: 443'),
    'a Service of another namespace': route('kind: Service\nnamespace: web').replace(
      'policy.linkerd.io\n      kind',
      'core\n      kind',
    ),
  },
  invalid: {
    'a port': { yaml: route('kind: Server\n<|port|>: 80'), fixed: route('kind: Server') },
    'a section': { yaml: route('kind: Server\n<|sectionName|>: http'), fixed: route('kind: Server') },
    'another namespace': {
      yaml: route(
        'kind: Server\nnamespace: <|web|> #! Server "cart" of namespace "web" takes routes of its own namespace only, so this one is ignored. Move the route to "web".',
      ),
    },
  },
});
