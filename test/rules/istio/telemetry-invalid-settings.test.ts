import { telemetryInvalidSettings } from '../../../server/src/rules/istio/telemetry-invalid-settings.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(telemetryInvalidSettings, {
  valid: {
    'one provider, tags': istioResource(
      'Telemetry',
      `
tracing: [{providers: [{name: a}]}]
metrics: [{overrides: [{tagOverrides: {a: {value: b}, c: {operation: REMOVE}, d: {operation: UPSERT}}}]}]`,
    ),
    'a value from a template': istioResource(
      'Telemetry',
      `metrics: [{overrides: [{tagOverrides: {a: {value: '{{ .v }}'}}}]}]`,
    ),
  },
  invalid: {
    'several, and tags without a value': {
      yaml: istioResource(
        'Telemetry',
        `
tracing: [{providers: [{name: a}, {<|name|>: b}], customTags: {<|c|>: null, d: {literal: {value: e}}}}, {<|providers|>: []}]
metrics: [{overrides: [{tagOverrides: {<|a|>: {}, <|b|>: null}}]}]`,
      ),
    },
  },
});
