import { virtualServiceUnevenWeights } from '../../../server/src/rules/istio/virtual-service-uneven-weights.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(virtualServiceUnevenWeights, {
  valid: {
    'percentages and shares': istioResource(
      'VirtualService',
      `
http:
  - route: [{destination: {host: a}, weight: 90}, {destination: {host: b}, weight: 10}]
  - route: [{destination: {host: a}, weight: 3}, {destination: {host: b}, weight: 1}]
  - route: [{destination: {host: a}, weight: 100}]
  - route: [{destination: {host: a}, weight: 0}, {destination: {host: b}, weight: 100}]`,
    ),
    'no weights at all': istioResource(
      'VirtualService',
      `http: [{route: [{destination: {host: a}}, {destination: {host: b}}]}]`,
    ),
    'a weight from a template': istioResource(
      'VirtualService',
      `http: [{route: [{destination: {host: a}, weight: '{{ .a }}'}, {destination: {host: b}, weight: 10}]}]`,
    ),
  },
  invalid: {
    'a lone weight': {
      yaml: istioResource(
        'VirtualService',
        `http: [{route: [{destination: {host: a}, weight: <|20|>}]}] #! The weight "20" has no effect: the only destination gets all traffic. Remove it, or add the other destination.`,
      ),
      fixed: istioResource('VirtualService', `http: [{route: [{destination: {host: a}}]}]`),
    },
    'a missing and a wrong weight': {
      yaml: istioResource(
        'VirtualService',
        `
http:
  - route: [{<|destination|>: {host: a}}, {destination: {host: b}, weight: 20}]
  - <|route|>: [{destination: {host: a}, weight: 90}, {destination: {host: b}, weight: 20}]`,
      ),
    },
  },
});
