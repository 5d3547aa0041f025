import { destinationRuleSubsetWithoutLabels } from '../../../server/src/rules/istio/destination-rule-subset-without-labels.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(destinationRuleSubsetWithoutLabels, {
  valid: {
    labels: istioResource('DestinationRule', `subsets: [{name: a, labels: {a: b}}]`),
    'labels from a template': istioResource(
      'DestinationRule',
      `subsets: [{name: a, labels: '{{ .labels }}'}]`,
    ),
  },
  invalid: {
    'none, and empty ones': {
      yaml: istioResource(
        'DestinationRule',
        `subsets: [{name: <|a|>}, {name: <|b|>, labels: {}, trafficPolicy: {tls: {mode: DISABLE}}}]`,
      ),
    },
  },
});
