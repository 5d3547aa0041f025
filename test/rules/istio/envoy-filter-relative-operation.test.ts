import { envoyFilterRelativeOperation } from '../../../server/src/rules/istio/envoy-filter-relative-operation.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(envoyFilterRelativeOperation, {
  valid: {
    'a priority': istioResource(
      'EnvoyFilter',
      `
priority: -5
configPatches: [{applyTo: HTTP_FILTER, patch: {operation: INSERT_BEFORE}}]`,
    ),
    'an operation that stands alone': istioResource(
      'EnvoyFilter',
      `configPatches: [{applyTo: HTTP_FILTER, patch: {operation: INSERT_FIRST}}, {applyTo: CLUSTER, patch: {operation: REPLACE}}]`,
    ),
    'a priority from a template': istioResource(
      'EnvoyFilter',
      `
priority: {{ .p }}
configPatches: [{applyTo: HTTP_FILTER, patch: {operation: INSERT_BEFORE}}]`,
    ),
  },
  invalid: {
    'next to another filter': {
      yaml: istioResource(
        'EnvoyFilter',
        `
configPatches:
  - {applyTo: HTTP_FILTER, patch: {operation: <|INSERT_BEFORE|>}} # here`,
      ),
      fixed: istioResource(
        'EnvoyFilter',
        `
configPatches:
  - {applyTo: HTTP_FILTER, patch: {operation: INSERT_BEFORE}} # here
priority: 10`,
      ),
    },
    'a priority of nothing': {
      yaml: istioResource(
        'EnvoyFilter',
        `
priority: 0
configPatches: [{applyTo: CLUSTER, patch: {operation: <|REMOVE|>}}]`,
      ),
    },
  },
});
