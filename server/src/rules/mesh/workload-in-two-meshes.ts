import { podOf, WORKLOAD_KINDS, labelsOf } from '../../resources/workload.ts';
import { titleNode } from '../../resources/resource.ts';
import { isAmbientNamespace, isInjectedNamespace } from '../../workspace/istio-namespaces.ts';
import { isLinkerdNamespace, meshesOf } from '../../workspace/mesh-membership.ts';
import { child, findPair } from '../../yaml/select.ts';
import { titleRelated } from '../shared/related.ts';
import { defineRule, type Finding, type Resource, type RuleContext } from '../rule.ts';

/** Where a workload says for itself that it joins a mesh. */
const SWITCHES: readonly (readonly [string, string])[] = [
  ['annotations', 'linkerd.io/inject'],
  ['labels', 'sidecar.istio.io/inject'],
  ['labels', 'istio.io/dataplane-mode'],
  ['labels', 'istio.io/rev'],
  ['annotations', 'sidecar.istio.io/inject'],
];

/**
 * Two meshes in one Pod each redirect its traffic to a proxy of their own; the second takes what the first
 * sends, and neither sees the peer it expects. Neither injector looks for the other.
 */
export const workloadInTwoMeshes = defineRule({
  id: 'mesh/workload-in-two-meshes',
  title: 'Let one mesh inject a workload',
  severity: 'warning',
  kinds: [...WORKLOAD_KINDS, 'Namespace'],
  reads: ['Namespace'],
  upstream: ['L5D-INJ-004'],
  *check(resource, context) {
    const finding =
      resource.key === 'Namespace' ? judgeNamespace(resource, context) : judgeWorkload(resource, context);
    if (finding !== undefined) yield finding;
  },
});

function judgeNamespace(namespace: Resource, { index }: RuleContext): Finding | undefined {
  if (!isLinkerdNamespace(namespace)) return undefined;
  const isSidecar = isInjectedNamespace(index, namespace.name);
  if (!isSidecar && !isAmbientNamespace(index, namespace.name)) return undefined;
  const name = ['istio-injection', 'istio.io/rev', 'istio.io/dataplane-mode'].find((key) =>
    labelsOf(namespace).has(key),
  );
  const annotations = child(child(namespace.root, 'metadata'), 'annotations');
  return {
    at: findPair(annotations, 'linkerd.io/inject')?.key ?? titleNode(namespace),
    message:
      `"linkerd.io/inject" and "${name ?? 'istio-injection'}" put the Pods of namespace "${namespace.name}" in two meshes at once, ` +
      `whose proxies take each other's traffic. Keep one.`,
  };
}

function judgeWorkload(workload: Resource, { index }: RuleContext): Finding | undefined {
  const meshes = meshesOf(index, workload);
  const [first, second] = meshes;
  if (first === undefined || second === undefined) return undefined;
  const metadata = child(podOf(workload), 'metadata');
  // Where the Namespace alone asks for both, it is told there once.
  const own = SWITCHES.flatMap(([field, key]) => findPair(child(metadata, field), key) ?? [])[0];
  if (own === undefined) return undefined;
  const namespace = index.get('Namespace', '', workload.namespace);
  return {
    at: own.key,
    message:
      `"${workload.name}" is part of two meshes at once, ${first} and ${second}, whose proxies take each other's traffic. ` +
      `Keep one.`,
    related: namespace === undefined ? [] : [titleRelated(namespace, 'The Namespace, which has a say')],
  };
}
