import { extensionProvidersOf } from '../../workspace/istio-mesh-config.ts';
import { defineRule } from '../rule.ts';
import { texts } from '../shared/texts.ts';
import { TELEMETRY } from './shared/kinds.ts';

/** Source: istioctl IST0002 for Telemetry; Lightstep takes OpenTelemetry instead. */
export const telemetryDeprecatedProvider = defineRule({
  id: 'istio/telemetry-deprecated-provider',
  title: 'Send traces by OpenTelemetry instead of Lightstep’s own protocol',
  severity: 'warning',
  kinds: [TELEMETRY],
  reads: ['ConfigMap', 'IstioOperator.install.istio.io'],
  upstream: ['IST0002'],
  *check(resource, { index }) {
    for (const name of texts(resource.root, 'spec.tracing[*].providers[*].name')) {
      const declared = extensionProvidersOf(index)?.find((provider) => provider.name === name.text)?.type;
      // Where the mesh config is elsewhere, the name is all there is to go by.
      const isGuess =
        declared === undefined && name.text === 'lightstep' && extensionProvidersOf(index) === undefined;
      if (declared !== 'lightstep' && !isGuess) continue;
      yield {
        at: name,
        ...(isGuess ? { severity: 'information' as const } : {}),
        tag: 'deprecated',
        message: `"${name.text}" is a Lightstep provider, which Istio deprecated. Declare an "opentelemetry" provider in the mesh config.`,
      };
    }
  },
});
