import { destinationRuleSubsetWithoutWorkload } from '../../../server/src/rules/istio/destination-rule-subset-without-workload.ts';
import { deployment, destinationRule, service, serviceEntry } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const rule = (labels: string, host = 'cart') =>
  destinationRule('shop', host, `subsets: [{name: v1, labels: ${labels}}]`);
const CART = service('shop', 'cart');
const POD = deployment('shop', 'cart', '{app: cart, version: v1, track: stable}');

ruleTest(destinationRuleSubsetWithoutWorkload, {
  valid: {
    'a workload with the labels': rule('{version: v1}') + CART + POD,
    'labels of the node': rule('{topology.kubernetes.io/zone: a}') + CART + POD,
    'no workload of the host is known': rule('{version: v2}') + CART + deployment('shop', 'search'),
    'the host is not known': rule('{version: v2}') + POD,
    'a Service without a selector': rule('{version: v2}') + CART.replace('selector: {app: cart}', '') + POD,
    'an endpoint of a ServiceEntry':
      rule('{version: v1}', 'a.example.com') +
      serviceEntry('shop', 'a.example.com', 'endpoints: [{address: 10.0.0.1, labels: {version: v1}}]'),
    'labels of another workload that a template fills in':
      rule('{version: v2}') + CART + POD + deployment('shop', 'next', '{app: cart, version: "{{ .v }}"}'),
    'a value that a template fills in': rule('{version: "{{ .v }}"}') + CART + POD,
  },
  invalid: {
    'a slip of the pen': {
      yaml: rule('{track: <|stabel|>}') + CART + POD,
      fixed: rule('{track: stable}') + CART + POD,
    },
    'a workload that another Service selects': {
      yaml:
        rule('{version: <|v2|>}') +
        CART +
        POD.replace('version: v1', 'version: one') +
        deployment('shop', 'search', '{app: search, version: v2}'),
    },
    'labels that no workload has together': {
      yaml: destinationRule(
        'shop',
        'cart',
        'subsets: [{name: <|v1|>, labels: {version: v1, track: canary}}]',
      ).concat(CART, POD, deployment('shop', 'canary', '{app: cart, version: v2, track: canary}')),
    },
    'an endpoint without the labels': {
      yaml:
        rule('{version: <|production|>}', 'a.example.com') +
        serviceEntry('shop', 'a.example.com', 'endpoints: [{address: 10.0.0.1, labels: {version: v1}}]'),
    },
  },
});
