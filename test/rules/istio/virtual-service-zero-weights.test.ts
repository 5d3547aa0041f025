import { virtualServiceZeroWeights } from '../../../server/src/rules/istio/virtual-service-zero-weights.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(virtualServiceZeroWeights, {
  valid: {
    'shares of any sum': istioResource(
      'VirtualService',
      `http: [{route: [{destination: {host: a}, weight: 1}, {destination: {host: b}, weight: 2}]}]`,
    ),
    'one destination': istioResource('VirtualService', `http: [{route: [{destination: {host: a}}]}]`),
    'weights from a template': istioResource(
      'VirtualService',
      `http: [{route: [{destination: {host: a}, weight: '{{ .a }}'}, {destination: {host: b}, weight: '{{ .b }}'}]}]`,
    ),
  },
  invalid: {
    'no weight, and a negative one': {
      yaml: istioResource(
        'VirtualService',
        `
http: [{<|route|>: [{destination: {host: a}}, {destination: {host: b}, weight: 0}]}]
tcp: [{route: [{destination: {host: a}, weight: <|-1|>}, {destination: {host: b}, weight: 2}]}]`,
      ),
    },
  },
});
