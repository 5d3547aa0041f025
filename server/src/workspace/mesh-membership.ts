import type { Resource } from '../resources/resource.ts';
import { annotationsOf, podAnnotations } from '../resources/workload.ts';
import type { IndexView } from './index-view.ts';
import { dataPlaneOf } from './istio-namespaces.ts';

/** The meshes that put a proxy of theirs in a Pod's way. */
export type Mesh = 'Istio sidecar' | 'Istio ambient' | 'Linkerd';

const INJECT = 'linkerd.io/inject';

function asksForLinkerd(value: string | undefined): boolean {
  return value === 'enabled' || value === 'ingress';
}

/** True if the annotations of a Namespace ask for Linkerd's proxy in its Pods. */
export function isLinkerdNamespace(namespace: Resource | undefined): boolean {
  return namespace !== undefined && asksForLinkerd(annotationsOf(namespace).get(INJECT));
}

/** The meshes that a workload's Pods are part of, by their template and their Namespace. */
export function meshesOf(index: IndexView, workload: Resource): Mesh[] {
  const meshes: Mesh[] = [];
  const istio = dataPlaneOf(index, workload);
  if (istio === 'sidecar') meshes.push('Istio sidecar');
  if (istio === 'ambient') meshes.push('Istio ambient');
  const own = podAnnotations(workload).get(INJECT);
  const inherited = own === undefined && isLinkerdNamespace(index.get('Namespace', '', workload.namespace));
  if (asksForLinkerd(own) || inherited) meshes.push('Linkerd');
  return meshes;
}
