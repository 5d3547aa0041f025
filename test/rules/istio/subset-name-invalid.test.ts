import { subsetNameInvalid } from '../../../server/src/rules/istio/subset-name-invalid.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(subsetNameInvalid, {
  valid: {
    names: istioResource('DestinationRule', `subsets: [{name: v1}, {name: v2-beta}]`),
    'one subset in two routes': istioResource(
      'VirtualService',
      `
http: [{route: [{destination: {host: a, subset: v1}}]}, {route: [{destination: {host: a, subset: v1}}]}, {route: [{destination: {host: a, subset: ''}}]}]`,
    ),
    'names from a template': istioResource(
      'DestinationRule',
      `subsets: [{name: '{{ .a }}'}, {name: '{{ .a }}'}]`,
    ),
  },
  invalid: {
    'a dot, nothing, the same twice': {
      yaml: istioResource(
        'DestinationRule',
        `subsets: [{name: <|v1.2|>}, {name: <|''|>}, {name: v3}, {name: <|v3|>}]`,
      ),
    },
    'in a route': {
      yaml: istioResource('VirtualService', `tcp: [{route: [{destination: {host: a, subset: <|v_1|>}}]}]`),
    },
  },
});
