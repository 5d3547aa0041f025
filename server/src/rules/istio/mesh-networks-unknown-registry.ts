import { labelsOf } from '../../resources/workload.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import { parseYaml } from '../../yaml/parse.ts';
import { child, scalar, scalars } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

/** Registries that Istio knows without a Secret. */
const BUILT_IN: ReadonlySet<string> = new Set(['Kubernetes', 'External', 'Mock']);

/**
 * `fromRegistry` names a cluster, which istiod knows by a key of a Secret with the label `istio/multiCluster`.
 * Source: istioctl analyze (multicluster.MeshNetworksAnalyzer).
 */
export const meshNetworksUnknownRegistry = defineRule({
  id: 'istio/mesh-networks-unknown-registry',
  title: 'Name registries that Istio has a Secret for',
  severity: 'warning',
  kinds: ['ConfigMap'],
  reads: ['Secret'],
  upstream: ['IST0126'],
  *check(config, context) {
    if (!/^istio(?:-|$)/.test(config.name)) return;
    const text = scalar(child(config.root, 'data'), 'meshNetworks');
    if (text?.pair === undefined) return;
    const severity = context.referenceSeverity('Secret', config.namespace);
    if (severity === undefined) return;
    const known = clusterNames(context.index, config.namespace);
    const names = scalars(parseYaml(text.text).root, 'networks[*].endpoints[*].fromRegistry');
    for (const { text: name } of names) {
      if (BUILT_IN.has(name) || known.has(name)) continue;
      yield {
        at: text.pair.key,
        severity,
        message:
          `No Secret with the label "istio/multiCluster" holds cluster "${name}", which these networks name in ` +
          '"fromRegistry". Name a cluster that one holds.',
      };
    }
  },
});

/** The clusters whose access istiod has: the keys of its Secrets for other clusters. */
function clusterNames(index: IndexView, namespace: string): ReadonlySet<string> {
  const secrets = index
    .inNamespace('Secret', namespace)
    .filter((secret) => labelsOf(secret).get('istio/multiCluster') === 'true');
  return new Set(
    secrets
      .flatMap((secret) => [child(secret.root, 'data'), child(secret.root, 'stringData')])
      .flatMap((map) => (map?.kind === 'map' ? map.pairs.map(({ name }) => name) : [])),
  );
}
