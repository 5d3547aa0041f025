import type { Resource } from '../resources/resource.ts';
import { labelsOf, podAnnotations, podLabels, WORKLOAD_KINDS } from '../resources/workload.ts';
import type { IndexView } from './index-view.ts';

/** Namespaces that every cluster or mesh has, whether or not a file says so. */
const ALWAYS_THERE: ReadonlySet<string> = new Set([
  'default',
  'istio-system',
  'kube-node-lease',
  'kube-public',
  'kube-system',
]);

/** Kinds whose presence in a namespace proves that somebody made the namespace. */
const PROOFS = ['Service', 'ServiceAccount', ...WORKLOAD_KINDS];

/** How the Pods of a workload take part in the mesh. */
export type DataPlane = 'sidecar' | 'ambient' | 'none';

/** The labels of a namespace; empty if its document is not here. */
export function namespaceLabels(index: IndexView, namespace: string): ReadonlyMap<string, string> {
  const resource = index.get('Namespace', '', namespace);
  return resource === undefined ? new Map() : labelsOf(resource);
}

/** True if a document says that the namespace exists, something runs in it, or every cluster has it. */
export function isKnownNamespace(index: IndexView, namespace: string): boolean {
  if (ALWAYS_THERE.has(namespace) || index.get('Namespace', '', namespace) !== undefined) return true;
  return PROOFS.some((kind) => index.hasAny(kind, namespace));
}

/** The names of the namespaces that have a document. */
export function namespaceNames(index: IndexView): string[] {
  return index.all('Namespace').map(({ name }) => name);
}

/** True if the namespace is labelled for ambient mode. */
export function isAmbientNamespace(index: IndexView, namespace: string): boolean {
  return namespaceLabels(index, namespace).get('istio.io/dataplane-mode') === 'ambient';
}

/** True if the namespace is labelled for sidecar injection. */
export function isInjectedNamespace(index: IndexView, namespace: string): boolean {
  return asksForSidecar(namespaceLabels(index, namespace));
}

function asksForSidecar(labels: ReadonlyMap<string, string>): boolean {
  const injection = labels.get('istio-injection');
  return injection === 'enabled' || (injection === undefined && labels.has('istio.io/rev'));
}

/**
 * How the Pods of a workload join the mesh, by the labels of their template and of their namespace. A Pod's own
 * word wins over its namespace's.
 */
export function dataPlaneOf(index: IndexView, workload: Resource): DataPlane {
  const labels = podLabels(workload);
  const inject =
    labels.get('sidecar.istio.io/inject') ?? podAnnotations(workload).get('sidecar.istio.io/inject');
  if (inject === 'true') return 'sidecar';
  const mode = labels.get('istio.io/dataplane-mode');
  if (mode === 'ambient') return 'ambient';
  if (inject !== 'false' && isInjectedNamespace(index, workload.namespace)) return 'sidecar';
  if (inject !== 'false' && labels.has('istio.io/rev') && mode === undefined) return 'sidecar';
  return mode === undefined && isAmbientNamespace(index, workload.namespace) ? 'ambient' : 'none';
}
