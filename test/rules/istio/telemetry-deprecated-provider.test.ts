import { telemetryDeprecatedProvider } from '../../../server/src/rules/istio/telemetry-deprecated-provider.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

const mesh = (type: string) => `# file: mesh.yaml
apiVersion: v1
kind: ConfigMap
metadata: {name: istio, namespace: istio-system}
data:
  mesh: |
    extensionProviders: [{name: traces, ${type}: {service: a, port: 1}}]
# file: telemetry.yaml
`;

ruleTest(telemetryDeprecatedProvider, {
  valid: {
    OpenTelemetry:
      mesh('opentelemetry') + istioResource('Telemetry', `tracing: [{providers: [{name: traces}]}]`),
    'a provider that is declared elsewhere': istioResource(
      'Telemetry',
      `tracing: [{providers: [{name: traces}]}]`,
    ),
  },
  invalid: {
    'a name that says it': {
      yaml: istioResource('Telemetry', `tracing: [{providers: [{name: <|lightstep|>}]}]`),
    },
    Lightstep: {
      yaml: mesh('lightstep') + istioResource('Telemetry', `tracing: [{providers: [{name: <|traces|>}]}]`),
    },
  },
});
