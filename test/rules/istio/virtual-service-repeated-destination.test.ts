import { virtualServiceRepeatedDestination } from '../../../server/src/rules/istio/virtual-service-repeated-destination.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(virtualServiceRepeatedDestination, {
  valid: {
    'two subsets': istioResource(
      'VirtualService',
      `http: [{route: [{destination: {host: a, subset: v1}}, {destination: {host: a, subset: v2}}]}]`,
    ),
    'two routes': istioResource(
      'VirtualService',
      `http: [{route: [{destination: {host: a}}]}, {route: [{destination: {host: a}}]}]`,
    ),
    'subsets from a template': istioResource(
      'VirtualService',
      `http: [{route: [{destination: {host: a, subset: '{{ .x }}'}}, {destination: {host: a, subset: '{{ .x }}'}}]}]`,
    ),
  },
  invalid: {
    'the same subset, the same host': {
      yaml: istioResource(
        'VirtualService',
        `
http: [{route: [{destination: {host: a, subset: v1}}, {<|destination|>: {host: a, subset: v1}}]}]
tcp: [{route: [{destination: {host: a}}, {<|destination|>: {host: a}}]}]`,
      ),
    },
  },
});
