import { routeNamespaceNotAllowed } from '../../../server/src/rules/gateway-api/route-namespace-not-allowed.ts';
import { apiGateway, httpRoute } from '../../support/gateway-workspace.ts';
import { namespace } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const to = (parent: string) => httpRoute('shop', `parentRefs: [${parent}]`);
const edge = (allowed: string) => apiGateway('infra', 'edge', `{name: http${allowed}}`);
const selector = (labels: string) =>
  edge(`, allowedRoutes: {namespaces: {from: Selector, selector: {matchLabels: ${labels}}}}`);

ruleTest(routeNamespaceNotAllowed, {
  valid: {
    'the same namespace': to('{name: edge}') + apiGateway('shop', 'edge', '{name: http}'),
    'all namespaces':
      to('{name: edge, namespace: infra}') + edge(', allowedRoutes: {namespaces: {from: All}}'),
    'labels of the namespace':
      to('{name: edge, namespace: infra}') + selector('{team: a}') + namespace('shop', '{team: a}'),
    'labels of a namespace that is not known': to('{name: edge, namespace: infra}') + selector('{team: a}'),
    'the name of the namespace as a label':
      to('{name: edge, namespace: infra}') + selector('{kubernetes.io/metadata.name: shop}'),
    'one listener of several':
      to('{name: edge, namespace: infra}') +
      apiGateway('infra', 'edge', '{name: a}, {name: b, allowedRoutes: {namespaces: {from: All}}}'),
    'a Gateway with templates': to('{name: edge, namespace: infra}') + edge(', hostname: "{{ .host }}"'),
  },
  invalid: {
    'nothing is said': {
      yaml: to('{name: <|edge|>, namespace: infra}') + edge(''),
      fixed: to('{name: edge, namespace: infra}') + edge(', allowedRoutes: {namespaces: {from: All}}'),
    },
    'the own namespace only': {
      yaml: to('{name: <|edge|>, namespace: infra}') + edge(', allowedRoutes: {namespaces: {from: Same}}'),
      fixed: to('{name: edge, namespace: infra}') + edge(', allowedRoutes: {namespaces: {from: All}}'),
    },
    'other labels': {
      yaml: to('{name: <|edge|>, namespace: infra}') + selector('{team: b}') + namespace('shop', '{team: a}'),
    },
    'a listener that is closed': {
      yaml:
        to('{name: <|edge|>, namespace: infra, sectionName: b}') +
        apiGateway(
          'infra',
          'edge',
          '{name: a, allowedRoutes: {namespaces: {from: All}}}, {name: b, allowedRoutes: {kinds: []}}',
        ),
    },
  },
});
