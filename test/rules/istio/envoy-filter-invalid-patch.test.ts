import { envoyFilterInvalidPatch } from '../../../server/src/rules/istio/envoy-filter-invalid-patch.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(envoyFilterInvalidPatch, {
  valid: {
    patches: istioResource(
      'EnvoyFilter',
      `
configPatches:
  - {applyTo: HTTP_FILTER, patch: {operation: REPLACE, value: {a: b}}}
  - {applyTo: VIRTUAL_HOST, patch: {operation: REMOVE}}
  - {applyTo: HTTP_ROUTE, patch: {operation: MERGE, value: {a: b}}}`,
    ),
    'patches from a template': istioResource(
      'EnvoyFilter',
      `configPatches: [{applyTo: '{{ .a }}', patch: {operation: '{{ .o }}'}}, {applyTo: CLUSTER, patch: '{{ .p }}'}]`,
    ),
  },
  invalid: {
    'what is missing': {
      yaml: istioResource(
        'EnvoyFilter',
        `
configPatches:
  - {<|match|>: {}, patch: {operation: REMOVE}}
  - {<|applyTo|>: CLUSTER}
  - {applyTo: CLUSTER, <|patch|>: {value: {}}}
  - {applyTo: CLUSTER, patch: {operation: <|ADD|>}}
  - {applyTo: <|INVALID|>, patch: {operation: <|INVALID|>, value: {}}}`,
      ),
    },
    'an operation that is ignored': {
      yaml: istioResource(
        'EnvoyFilter',
        `configPatches: [{applyTo: CLUSTER, patch: {operation: <|REPLACE|>, value: {}}}]`,
      ),
      fixed: istioResource(
        'EnvoyFilter',
        `configPatches: [{applyTo: CLUSTER, patch: {operation: MERGE, value: {}}}]`,
      ),
    },
    'nothing to add or remove': {
      yaml: istioResource(
        'EnvoyFilter',
        `configPatches: [{applyTo: HTTP_ROUTE, patch: {operation: <|ADD|>, value: {}}}, {applyTo: ROUTE_CONFIGURATION, patch: {operation: <|REMOVE|>}}]`,
      ),
    },
  },
});
