import { extensionProvidersOf } from '../../workspace/istio-mesh-config.ts';
import { AUTHORIZATION_POLICY, TELEMETRY } from '../../workspace/istio-policies.ts';
import { scalars } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { nearestFixes } from '../shared/rename-fix.ts';

const REFERENCES = [
  'spec.provider.name',
  'spec.tracing[*].providers[*].name',
  'spec.metrics[*].providers[*].name',
  'spec.accessLogging[*].providers[*].name',
];

/**
 * Policies name providers that the mesh config declares. A CUSTOM AuthorizationPolicy with an unknown one denies
 * every request, Telemetry ignores it. Source: pilot/pkg/security/authz/builder, pilot/pkg/model/telemetry.go.
 */
export const unknownExtensionProvider = defineRule({
  id: 'istio/unknown-extension-provider',
  title: 'Name providers that the mesh config declares',
  severity: 'warning',
  kinds: [AUTHORIZATION_POLICY, TELEMETRY],
  reads: ['ConfigMap', 'IstioOperator.install.istio.io'],
  fixable: 'suggestion',
  *check(policy, { index }) {
    const providers = extensionProvidersOf(index);
    if (providers === undefined) return;
    const names = providers.map(({ name }) => name);
    for (const node of REFERENCES.flatMap((query) => scalars(policy.root, query))) {
      if (node.text === '' || names.includes(node.text)) continue;
      yield {
        at: node,
        message:
          `The mesh config declares no provider "${node.text}", so ` +
          (policy.key === TELEMETRY ? 'nothing is sent to it. ' : 'this policy denies every request. ') +
          'Name one that it declares, or add it to "extensionProviders".',
        fixes: nearestFixes(policy, node, names),
      };
    }
  },
});
