import { unknownExtensionProvider } from '../../../server/src/rules/istio/unknown-extension-provider.ts';
import { meshConfig, policy, resource } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const ask = (provider: string) =>
  policy('AuthorizationPolicy', 'shop', 'ask', `action: CUSTOM\nprovider: {name: ${provider}}`);
const trace = (provider: string) =>
  resource(
    'telemetry.istio.io/v1',
    'Telemetry',
    'shop',
    'trace',
    `tracing: [{providers: [{name: ${provider}}]}]`,
  );
const MESH = meshConfig('extensionProviders: [{name: jaeger, opentelemetry: {}}]');

ruleTest(unknownExtensionProvider, {
  valid: {
    'a provider of the mesh config': trace('jaeger') + MESH,
    'a provider of every mesh config': trace('prometheus') + MESH,
    'no mesh config': { yaml: trace('zipkin'), settings: { workspace: 'closed' } },
    'a mesh config without providers': trace('zipkin') + meshConfig('enableAutoMtls: true'),
    'an IstioOperator':
      trace('zipkin') +
      resource(
        'install.istio.io/v1alpha1',
        'IstioOperator',
        'istio-system',
        'mesh',
        'meshConfig: {extensionProviders: [{name: zipkin, zipkin: {}}]}',
      ),
  },
  invalid: {
    'a slip of the pen': { yaml: trace('<|jeager|>') + MESH, fixed: trace('jaeger') + MESH },
    'a policy': { yaml: ask('<|opa|>') + MESH },
  },
});
