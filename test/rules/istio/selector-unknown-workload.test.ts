import { selectorUnknownWorkload } from '../../../server/src/rules/istio/selector-unknown-workload.ts';
import { deployment, namespace, policy, resource } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const select = (labels: string, where = 'shop', kind = 'AuthorizationPolicy') =>
  policy(kind, where, 'cart', `selector: {matchLabels: ${labels}}`);
const CART = deployment('shop', 'cart', '{app: cart, version: v1}');
const closed = { workspace: 'closed' } as const;

ruleTest(selectorUnknownWorkload, {
  valid: {
    'a workload of the namespace': select('{app: cart}') + CART,
    'a workload of the mesh': { yaml: select('{app: cart}', 'istio-system') + CART, settings: closed },
    'Pods that another repository brings': select('{app: webhook}') + CART,
    'no workload of that namespace is known': select('{app: crat}', 'other') + CART,
    'no selector': policy('AuthorizationPolicy', 'shop', 'all', 'rules: []') + CART,
    'a label that a template fills in': select('{app: "{{ .name }}"}') + CART,
    'labels of a workload that a template fills in':
      select('{app: crat}') + deployment('shop', 'cart', '{app: "{{ .name }}"}'),
    'a target instead of a selector':
      policy('AuthorizationPolicy', 'shop', 'all', 'targetRefs: [{kind: Service, name: cart}]') + CART,
    'workloads in the mesh': {
      yaml: select('{app: cart}') + CART + namespace('shop', '{istio-injection: enabled}'),
      settings: closed,
    },
    'a namespace that the files do not show': { yaml: select('{app: cart}') + CART, settings: closed },
  },
  invalid: {
    'a slip of the pen': { yaml: select('{app: <|crat|>}') + CART, fixed: select('{app: cart}') + CART },
    'a workload of another namespace': {
      yaml: select('{app: <|cart|>}', 'other') + CART + deployment('other', 'search', '{app: search}'),
      settings: closed,
    },
    'labels of two workloads': {
      yaml:
        select('{app: <|search|>, version: v1}') +
        CART +
        deployment('shop', 'search', '{app: search, version: v2}'),
      settings: closed,
    },
    'a Sidecar': {
      yaml:
        resource(
          'networking.istio.io/v1',
          'Sidecar',
          'shop',
          'cart',
          'workloadSelector: {labels: {app: <|basket|>}}',
        ) + CART,
      settings: closed,
    },
    'a namespace in which nothing runs': {
      yaml: policy('AuthorizationPolicy', 'other', '<|all|>', 'rules: []') + CART,
      settings: closed,
    },
    'workloads outside the mesh': {
      yaml:
        policy('AuthorizationPolicy', 'shop', 'cart', 'selector: {<|matchLabels|>: {app: cart}}') +
        CART +
        namespace('shop', '{istio-injection: disabled}'),
      settings: closed,
    },
  },
});
