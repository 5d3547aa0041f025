import { destinationRuleLoadBalancer } from '../../../server/src/rules/istio/destination-rule-load-balancer.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

const hash = (settings: string) =>
  istioResource('DestinationRule', `trafficPolicy: {loadBalancer: {consistentHash: {${settings}}}}`);

ruleTest(destinationRuleLoadBalancer, {
  valid: {
    'a ring': hash('httpCookie: {name: a, ttl: 0s}, ringHash: {minimumRingSize: 10}'),
    'a prime table': hash('useSourceIp: true, maglev: {tableSize: 65537}'),
    'a table from a template': hash("useSourceIp: true, maglev: {tableSize: '{{ .size }}'}"),
  },
  invalid: {
    'a cookie': { yaml: hash("httpCookie: {<|name|>: '', attributes: [{name: a}, {name: <|a|>}]}") },
    'tables and rings': { yaml: hash('maglev: {tableSize: <|65536|>}, <|minimumRingSize|>: 5') },
    'no table': { yaml: hash('<|maglev|>: {}') },
    'the deprecated ring': { yaml: hash('useSourceIp: true, <|minimumRingSize|>: 5') },
    'two settings for zones, and no rise': {
      yaml: istioResource(
        'DestinationRule',
        `trafficPolicy: {loadBalancer: {localityLbSetting: {}, <|zoneAwareLbSetting|>: {}, warmup: {duration: 1s, aggression: <|0|>}}}`,
      ),
    },
  },
});
