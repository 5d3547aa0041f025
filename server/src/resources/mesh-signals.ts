import { child, scalars, stringMap } from '../yaml/select.ts';
import type { Resource } from './resource.ts';
import { annotationsOf, labelsOf, podAnnotations, podOf } from './workload.ts';

/** The meshes, and the API that they share, whose traces can be told apart in files. */
export const MESHES = ['istio', 'linkerd', 'cilium', 'gateway-api'] as const;
export type MeshName = (typeof MESHES)[number];

const TRACES: readonly { readonly mesh: MeshName; readonly group: RegExp; readonly key: RegExp }[] = [
  { mesh: 'istio', group: /(?:^|\.)istio\.io$/, key: /^istio-injection$|(?:^|\.)istio\.io\// },
  // Of the implementations of SMI, Linkerd's is the only one left among these.
  {
    mesh: 'linkerd',
    group: /(?:^|\.)linkerd\.io$|\.smi-spec\.io$/,
    key: /(?:^|\.)linkerd\.io(?:\/|$)|^linkerd(?:\/|-inject)/,
  },
  {
    mesh: 'gateway-api',
    group: /^gateway\.networking\.(?:x-)?k8s\.io$/,
    key: /^gateway\.networking\.k8s\.io\//,
  },
  { mesh: 'cilium', group: /(?:^|\.)cilium\.io$/, key: /(?:^|\.)cilium\.io\/|^io\.cilium[/.]/ },
];

/** The mesh that a group belongs to; undefined for groups of others. */
export function meshOfGroup(group: string): MeshName | undefined {
  return TRACES.find((trace) => trace.group.test(group))?.mesh;
}

/**
 * The meshes that a resource shows to be in use: by its group, its labels or annotations, or those of its Pods;
 * for a route of the shared API also by the groups of its parents.
 */
export function meshSignals(resource: Resource): ReadonlySet<MeshName> {
  const own = meshOfGroup(resource.group);
  if (own !== undefined && own !== 'gateway-api') return new Set([own]);
  const found = new Set<MeshName>(own === undefined ? [] : [own]);
  for (const { text } of own === undefined ? [] : scalars(resource.root, 'spec.parentRefs[*].group')) {
    const mesh = meshOfGroup(text);
    if (mesh !== undefined) found.add(mesh);
  }
  const podLabels = stringMap(child(child(podOf(resource), 'metadata'), 'labels'));
  for (const entries of [labelsOf(resource), annotationsOf(resource), podLabels, podAnnotations(resource)]) {
    for (const key of entries.keys()) {
      for (const { mesh, key: pattern } of TRACES) if (pattern.test(key)) found.add(mesh);
    }
  }
  return found;
}
