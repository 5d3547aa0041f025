import { extensionProvidersOf } from '../../workspace/istio-mesh-config.ts';
import { TELEMETRY } from '../../workspace/istio-policies.ts';
import { scalars } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

const LIGHTSTEP = 'lightstep';

/**
 * Lightstep speaks OpenTelemetry, and its own provider is deprecated. Source: istioctl analyze
 * (telemetry.LightstepAnalyzer); without a mesh config the name has to do.
 */
export const telemetryDeprecatedProvider = defineRule({
  id: 'istio/telemetry-deprecated-provider',
  title: 'Trace through the OpenTelemetry provider instead of Lightstep',
  severity: 'information',
  kinds: [TELEMETRY],
  reads: ['ConfigMap', 'IstioOperator.install.istio.io'],
  upstream: ['IST0002'],
  *check(telemetry, { index }) {
    const providers = extensionProvidersOf(index) ?? [{ name: LIGHTSTEP, type: LIGHTSTEP }];
    const deprecated = new Set(providers.filter(({ type }) => type === LIGHTSTEP).map(({ name }) => name));
    for (const node of scalars(telemetry.root, 'spec.tracing[*].providers[*].name')) {
      if (!deprecated.has(node.text)) continue;
      yield {
        at: node,
        message: `Provider "${node.text}" is of the deprecated type Lightstep. Send traces through a provider of type "opentelemetry".`,
        tag: 'deprecated',
      };
    }
  },
});
