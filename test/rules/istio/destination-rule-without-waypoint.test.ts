import { destinationRuleWithoutWaypoint } from '../../../server/src/rules/istio/destination-rule-without-waypoint.ts';
import { destinationRule, namespace, service } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const AMBIENT = namespace('shop', '{istio.io/dataplane-mode: ambient}');
const ENROLLED = namespace('shop', '{istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint}');
const CART = service('shop', 'cart');
const rule = (setting: string, where = 'shop', host = 'cart') =>
  destinationRule(where, host, `trafficPolicy: {${setting}}`);

ruleTest(destinationRuleWithoutWaypoint, {
  valid: {
    'the namespace is enrolled': rule('outlierDetection: {}') + CART + ENROLLED,
    'settings for connections': rule('connectionPool: {tcp: {maxConnections: 1}}') + CART + AMBIENT,
    'hashing by address': rule('loadBalancer: {consistentHash: {useSourceIp: true}}') + CART + AMBIENT,
    'a namespace with sidecars':
      rule('outlierDetection: {}') + CART + namespace('shop', '{istio-injection: enabled}'),
  },
  invalid: {
    'a Service without a waypoint': {
      yaml: rule('connectionPool: {<|http|>: {maxRetries: 1}}') + CART + AMBIENT,
    },
    'a rule of another namespace': {
      yaml: rule('<|outlierDetection|>: {}', 'other', 'cart.shop.svc.cluster.local') + CART + ENROLLED,
    },
    'a host that is not known': {
      yaml: rule('<|outlierDetection|>: {}') + AMBIENT,
      fixed: rule('outlierDetection: {}') + ENROLLED,
    },
  },
});
