import { selectorOverlap } from '../../../server/src/rules/istio/selector-overlap.ts';
import { deployment, namespace, policy, resource } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const peers = (name: string, labels: string, where = 'shop') =>
  policy('PeerAuthentication', where, name, `selector: {matchLabels: ${labels}}`);
const sidecar = (name: string, labels: string) =>
  resource('networking.istio.io/v1', 'Sidecar', 'shop', name, `workloadSelector: {<|labels|>: ${labels}}`);
const CART = deployment('shop', 'cart', '{app: cart, version: v1}');
const plain = (yaml: string) => yaml.replaceAll(/<\||\|>/g, '');

ruleTest(selectorOverlap, {
  valid: {
    'different workloads': peers('one', '{app: cart}') + peers('two', '{app: search}') + CART,
    'no workload that both select':
      peers('one', '{app: cart}') + peers('two', '{app: cart, version: v2}') + CART,
    'two namespaces': peers('one', '{app: cart}') + peers('two', '{app: cart}', 'other') + CART,
    'two versions of one resource': peers('one', '{app: cart}') + peers('one', '{app: cart}') + CART,
    'policies that add up':
      policy('AuthorizationPolicy', 'shop', 'one', 'selector: {matchLabels: {app: cart}}') +
      policy('AuthorizationPolicy', 'shop', 'two', 'selector: {matchLabels: {app: cart}}') +
      CART,
    'Sidecars for a Pod in ambient mode':
      plain(sidecar('one', '{app: cart}') + sidecar('two', '{version: v1}')) +
      CART +
      namespace('shop', '{istio.io/dataplane-mode: ambient}'),
  },
  invalid: {
    'two labels of one workload': {
      yaml:
        policy('PeerAuthentication', 'shop', 'one', 'selector: {<|matchLabels|>: {app: cart}}') +
        policy('PeerAuthentication', 'shop', 'two', 'selector: {<|matchLabels|>: {version: v1}}') +
        CART,
    },
    'two Sidecars': { yaml: sidecar('one', '{app: cart}') + sidecar('two', '{app: cart}') + CART },
  },
});
