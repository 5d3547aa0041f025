import { podOf, WORKLOAD_KINDS } from '../../resources/workload.ts';
import { removePair } from '../../yaml/edit.ts';
import type { Pair, YamlNode } from '../../yaml/nodes.ts';
import { child, findPair } from '../../yaml/select.ts';
import { defineRule, type Finding, type Fix, type Resource } from '../rule.ts';

/** Source: istioctl IST0123; Kiali KIA1311. */
export const conflictingInjectionLabels = defineRule({
  id: 'istio/conflicting-injection-labels',
  title: 'Choose one way into the mesh',
  severity: 'warning',
  kinds: ['Namespace', ...WORKLOAD_KINDS],
  fixable: 'suggestion',
  upstream: ['IST0123', 'KIA1311'],
  *check(resource) {
    const labels = child(child(podOf(resource) ?? resource.root, 'metadata'), 'labels');
    if (resource.key === 'Namespace') yield* checkNamespace(resource, labels);
    else yield* checkPods(resource, labels);
  },
});

function* checkNamespace(resource: Resource, labels: YamlNode | undefined): Iterable<Finding> {
  const injection = findPair(labels, 'istio-injection');
  const revision = findPair(labels, 'istio.io/rev');
  const ambient = findPair(labels, 'istio.io/dataplane-mode');
  const isAmbient = valueOf(labels, 'istio.io/dataplane-mode') === 'ambient';
  // Switched off by one label, the others do not contradict it.
  if (injection !== undefined && valueOf(labels, 'istio-injection') !== 'enabled') return;
  if (isAmbient && ambient !== undefined && (injection ?? revision) !== undefined) {
    const other = injection ?? revision;
    if (other !== undefined) yield both(resource, ambient, other, ['IST0123', 'KIA1311']);
  } else if (injection !== undefined && revision !== undefined)
    yield both(resource, revision, injection, ['IST0123']);
}

function* checkPods(resource: Resource, labels: YamlNode | undefined): Iterable<Finding> {
  const ambient = findPair(labels, 'istio.io/dataplane-mode');
  const inject = findPair(labels, 'sidecar.istio.io/inject');
  if (ambient === undefined || inject === undefined) return;
  if (
    valueOf(labels, 'istio.io/dataplane-mode') !== 'ambient' ||
    valueOf(labels, 'sidecar.istio.io/inject') !== 'true'
  )
    return;
  yield both(resource, ambient, inject, ['KIA1311']);
}

function valueOf(labels: YamlNode | undefined, name: string): string | undefined {
  const value = child(labels, name);
  return value?.kind === 'scalar' && !value.masked ? value.text : undefined;
}

function both(resource: Resource, second: Pair, first: Pair, upstream: readonly string[]): Finding {
  const { document } = resource;
  return {
    at: second.key,
    upstream,
    message: `"${second.name}" contradicts "${first.name}": both decide how Pods join the mesh. Keep one of them.`,
    related: [{ document, span: first.key, message: 'The other label.' }],
    fixes: [second, first].map((pair): Fix => ({
      title: `Remove "${pair.name}"`,
      kind: 'suggestion',
      edits: () => [removePair(document, pair)],
    })),
    hasPreferredFix: false,
  };
}
