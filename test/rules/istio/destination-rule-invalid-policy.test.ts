import { destinationRuleInvalidPolicy } from '../../../server/src/rules/istio/destination-rule-invalid-policy.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(destinationRuleInvalidPolicy, {
  valid: {
    'policies that say something': istioResource(
      'DestinationRule',
      `
trafficPolicy: {portLevelSettings: [{port: {number: 80}, loadBalancer: {simple: RANDOM}}]}
subsets: [{name: a}, {name: b, trafficPolicy: {tunnel: {protocol: POST, targetHost: a, targetPort: 1}}}]`,
    ),
    'a misspelled setting': istioResource(
      'DestinationRule',
      `trafficPolicy: {loadBalancr: {simple: RANDOM}}`,
    ),
    'a policy from a template': istioResource('DestinationRule', `trafficPolicy: '{{ .policy }}'`),
  },
  invalid: {
    'empty ones': {
      yaml: istioResource(
        'DestinationRule',
        `
<|trafficPolicy|>: {} #! The traffic policy is empty. Add a setting, or remove it.
subsets: [{name: a, trafficPolicy: {portLevelSettings: [{<|port|>: {number: 80}}, {<|loadBalancer|>: {simple: RANDOM}}]}}]`,
      ),
    },
    'a tunnel': {
      yaml: istioResource(
        'DestinationRule',
        `
trafficPolicy:
  tunnel: {protocol: <|GET|>, targetPort: <|0|>}
  <|proxyProtocol|>: {version: V1}`,
      ),
    },
  },
});
