import { destinationRuleLocality } from '../../../server/src/rules/istio/destination-rule-locality.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

const locality = (setting: string, rest = '') =>
  istioResource(
    'DestinationRule',
    `
trafficPolicy:
  loadBalancer: {localityLbSetting: {${setting}}}
${rest}`,
  );

ruleTest(destinationRuleLocality, {
  valid: {
    shares: locality(
      "distribute: [{from: 'a/b/*', to: {'a/b/*': 80, 'a/c/*': 20}}, {from: a/c, to: {a/c: 100}}]",
    ),
    failover: locality('failover: [{from: a, to: b}], failoverPriority: [x]', '  outlierDetection: {}'),
    'shares from a template': locality("distribute: [{from: a, to: {b: '{{ .b }}', c: 10}}]"),
  },
  invalid: {
    'shares that do not add up, overlaps': {
      yaml: locality(
        "distribute: [{from: a, <|to|>: {b: <|0|>, c: 90}}, {from: <|a/b|>, to: {b: 50, <|b/c|>: 50}}, {from: <|'*/a'|>}]",
      ),
    },
    failover: {
      yaml: locality(
        'failover: [{from: <|a/b|>, to: c}, {from: d, to: <|d|>}], failoverPriority: [<|topology.kubernetes.io/region|>]',
        '  outlierDetection: {}',
      ),
    },
    'no outlier detection': {
      yaml: locality('<|failover|>: [{from: a, to: b}]'),
      fixed: locality('failover: [{from: a, to: b}]', '  outlierDetection:\n    consecutive5xxErrors: 5'),
    },
  },
});
