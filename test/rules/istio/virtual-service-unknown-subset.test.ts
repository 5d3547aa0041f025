import { virtualServiceUnknownSubset } from '../../../server/src/rules/istio/virtual-service-unknown-subset.ts';
import { destinationRule, virtualService } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (subset: string, host = 'cart') =>
  virtualService('shop', `http: [{route: [{destination: {host: ${host}, subset: ${subset}}}]}]`);
const RULE = destinationRule('shop', 'cart', 'subsets:\n  - name: v1 # first\n    labels:\n      track: one');

ruleTest(virtualServiceUnknownSubset, {
  valid: {
    declared: route('v1') + RULE,
    'declared under the full name, in another namespace':
      route('v1') + destinationRule('other', 'cart.shop.svc.cluster.local', 'subsets: [{name: v1}]'),
    'declared for a wildcard':
      route('v1') + destinationRule('shop', '"*.shop.svc.cluster.local"', 'subsets: [{name: v1}]'),
    'declared in the second rule of the host':
      route('v2') + RULE + destinationRule('shop', 'cart', 'subsets: [{name: v2}]', 'more'),
    'no rule is known': route('v1'),
    'a rule with a template in it':
      route('v2') + destinationRule('shop', 'cart', 'subsets: [{name: "{{ .v }}"}]'),
    'a rule whose host a template fills in':
      route('v1') + destinationRule('shop', '"{{ .host }}"', 'subsets: [{name: v1}]'),
    'rules of another namespace only':
      route('v1') + destinationRule('other', 'cart', 'subsets: [{name: v9}]'),
  },
  invalid: {
    'not declared, nothing near': {
      yaml: route('<|canary|>') + RULE,
      fixed:
        route('canary') +
        RULE.replace(
          'track: one\n',
          'track: one\n    - name: canary\n      labels:\n        track: canary\n',
        ),
    },
    'a slip of the pen': { yaml: route('<|v11|>') + RULE, fixed: route('v1') + RULE },
    'a rule without subsets': {
      yaml: route('<|v1|>') + destinationRule('shop', 'cart', 'trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}'),
      fixed:
        route('v1') +
        destinationRule(
          'shop',
          'cart',
          'trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}\nsubsets:\n  - name: v1\n    labels:\n      version: v1',
        ),
    },
    'a rule that is not exported': {
      yaml:
        route('<|v1|>') +
        destinationRule('other', 'cart.shop.svc.cluster.local', 'exportTo: ["."]\nsubsets: [{name: v1}]'),
      settings: { workspace: 'closed' },
    },
  },
});
