import { routeUnknownParent } from '../../../server/src/rules/gateway-api/route-unknown-parent.ts';
import { apiGateway, httpRoute } from '../../support/gateway-workspace.ts';
import { service } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const to = (parent: string) => httpRoute('shop', `parentRefs: [${parent}]`);
const PUBLIC = apiGateway('shop', 'public', '{name: http}');

ruleTest(routeUnknownParent, {
  valid: {
    'a Gateway of the namespace': to('{name: public}') + PUBLIC,
    'a Gateway of another namespace':
      to('{name: edge, namespace: infra}') + apiGateway('infra', 'edge', '{}'),
    'a Service': to('{group: "", kind: Service, name: cart}') + service('shop', 'cart'),
    'no Gateway of that namespace is known': to('{name: edge, namespace: infra}') + PUBLIC,
    'a Service, and one other is known':
      to('{group: "", kind: Service, name: search}') + service('shop', 'cart'),
    'a building block without a namespace':
      'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: a}\nspec: {parentRefs: [{name: edge}]}\n' +
      apiGateway('infra', 'edge', '{}'),
    'another kind of parent': {
      yaml: to('{group: example.com, kind: Proxy, name: a}'),
      settings: { workspace: 'closed' },
    },
    'a name that a template fills in': to('{name: "{{ .gateway }}"}') + PUBLIC,
    'a Gateway whose name a template fills in':
      to('{name: edge}') + apiGateway('shop', '"{{ .name }}"', '{}'),
  },
  invalid: {
    'a slip of the pen': { yaml: to('{name: <|pubilc|>}') + PUBLIC, fixed: to('{name: public}') + PUBLIC },
    'the namespace is missing': {
      yaml: to('{name: <|edge|>, sectionName: http}') + apiGateway('infra', 'edge', '{}'),
      fixed: to('{name: edge, namespace: infra, sectionName: http}') + apiGateway('infra', 'edge', '{}'),
    },
    'two namespaces have one of that name': {
      yaml: to('{name: <|edge|>}') + apiGateway('infra', 'edge', '{}') + apiGateway('other', 'edge', '{}'),
    },
    'a Service that does not exist': {
      yaml:
        to('{group: "", kind: Service, name: <|search|>}') +
        service('shop', 'cart') +
        service('shop', 'stock') +
        service('shop', 'orders'),
    },
  },
});
