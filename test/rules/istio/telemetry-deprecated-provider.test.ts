import { telemetryDeprecatedProvider } from '../../../server/src/rules/istio/telemetry-deprecated-provider.ts';
import { meshConfig, resource } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const trace = (provider: string) =>
  resource(
    'telemetry.istio.io/v1',
    'Telemetry',
    'shop',
    'trace',
    `tracing: [{providers: [{name: ${provider}}]}]`,
  );

ruleTest(telemetryDeprecatedProvider, {
  valid: {
    'another provider': trace('zipkin'),
    'a provider of that name that speaks OpenTelemetry':
      trace('lightstep') + meshConfig('extensionProviders: [{name: lightstep, opentelemetry: {}}]'),
    logs: resource(
      'telemetry.istio.io/v1',
      'Telemetry',
      'shop',
      'logs',
      'accessLogging: [{providers: [{name: lightstep}]}]',
    ),
  },
  invalid: {
    'by name': { yaml: trace('<|lightstep|>') },
    'by type': { yaml: trace('<|old|>') + meshConfig('extensionProviders: [{name: old, lightstep: {}}]') },
  },
});
