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
      const provider = extensionProvidersOf(index)?.find((known) => known.name === name.text);
      if (provider?.type !== 'lightstep') continue;
      yield {
        at: name,
        tag: 'deprecated',
        message: `"${name.text}" is a Lightstep provider, which Istio deprecated. Declare an "opentelemetry" provider in the mesh config.`,
      };
    }
  },
});
