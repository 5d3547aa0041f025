import { telemetryWithoutLogProvider } from '../../../server/src/rules/istio/telemetry-without-log-provider.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

const MESH = (text: string) => `# file: mesh.yaml
apiVersion: v1
kind: ConfigMap
metadata: {name: istio, namespace: istio-system}
data:
  mesh: |
    ${text}
# file: logs.yaml
`;

ruleTest(telemetryWithoutLogProvider, {
  valid: {
    'a provider': MESH('a: b') + istioResource('Telemetry', `accessLogging: [{providers: [{name: envoy}]}]`),
    'a default provider':
      MESH('defaultProviders: {accessLogging: [envoy]}') +
      istioResource('Telemetry', `accessLogging: [{match: {mode: SERVER}}]`),
    'switched off': MESH('a: b') + istioResource('Telemetry', `accessLogging: [{disabled: true}]`),
    'a mesh config that is elsewhere': istioResource('Telemetry', `accessLogging: [{match: {mode: SERVER}}]`),
  },
  invalid: {
    'no provider': {
      yaml:
        MESH('a: b') +
        istioResource(
          'Telemetry',
          `
accessLogging:
  - <|match|>: {mode: SERVER} # in`,
        ),
      fixed:
        MESH('a: b') +
        istioResource(
          'Telemetry',
          `
accessLogging:
  - match: {mode: SERVER} # in
    providers:
      - name: envoy`,
        ),
    },
    'all there is': {
      yaml: istioResource('Telemetry', `accessLogging: [<|{}|>]`),
      settings: { workspace: 'closed' },
    },
  },
});
