import { destinationRuleOutlierDetection } from '../../../server/src/rules/istio/destination-rule-outlier-detection.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(destinationRuleOutlierDetection, {
  valid: {
    'thresholds in order': istioResource(
      'DestinationRule',
      `
trafficPolicy: {outlierDetection: {consecutiveGatewayErrors: 3, splitExternalLocalOriginErrors: true, consecutiveLocalOriginFailures: 1}}
subsets: [{trafficPolicy: {outlierDetection: {consecutiveGatewayErrors: 9, consecutive5xxErrors: 10}}}]`,
    ),
    'all 5xx errors switched off': istioResource(
      'DestinationRule',
      `trafficPolicy: {outlierDetection: {consecutiveGatewayErrors: 9, consecutive5xxErrors: 0}}`,
    ),
    'values from a template': istioResource(
      'DestinationRule',
      `trafficPolicy: {outlierDetection: {consecutiveGatewayErrors: 9, consecutive5xxErrors: '{{ .n }}', consecutiveLocalOriginFailures: 1, splitExternalLocalOriginErrors: '{{ .b }}'}}`,
    ),
  },
  invalid: {
    'not split': {
      yaml: istioResource(
        'DestinationRule',
        `trafficPolicy: {outlierDetection: {<|consecutiveLocalOriginFailures|>: 5}}`,
      ),
      fixed: istioResource(
        'DestinationRule',
        `trafficPolicy: {outlierDetection: {consecutiveLocalOriginFailures: 5, splitExternalLocalOriginErrors: true}}`,
      ),
    },
    'no effect': {
      yaml: istioResource(
        'DestinationRule',
        `
trafficPolicy:
  outlierDetection: {consecutiveGatewayErrors: <|5|>} #! "consecutiveGatewayErrors" of 5 has no effect: "consecutive5xxErrors" ejects after 5, its default, already, and counts the same errors. Lower it, or set "consecutive5xxErrors" to 0.
  portLevelSettings: [{outlierDetection: {consecutiveGatewayErrors: <|5|>, consecutive5xxErrors: 3}}]`,
      ),
    },
  },
});
