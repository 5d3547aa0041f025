import type { Resource } from '../../../resources/resource.ts';
import { WORKLOAD_KINDS } from '../../../resources/workload.ts';
import type { KindKey } from '../../../resources/kinds.ts';
import { entriesOf, type MetadataEntry } from '../../shared/pod-metadata.ts';
import { SERVICE_ENTRY, WORKLOAD_ENTRY } from './kinds.ts';

const API_GATEWAY: KindKey = 'Gateway.gateway.networking.k8s.io';

/** Kinds whose labels and annotations Istio reads. */
export const ANNOTATED_KINDS: readonly KindKey[] = [
  'Namespace',
  'Service',
  'Ingress.networking.k8s.io',
  API_GATEWAY,
  'GatewayClass.gateway.networking.k8s.io',
  SERVICE_ENTRY,
  WORKLOAD_ENTRY,
  ...WORKLOAD_KINDS,
];

/** A label or an annotation, and the kinds that it may be meant for. */
export interface KnownEntry extends MetadataEntry {
  /** That of the resource, or `Pod` in a template. */
  readonly kinds: readonly string[];
}

/** The labels or annotations of a resource and of the Pods that it makes, masked keys left out. */
export function metadataEntries(resource: Resource, field: 'labels' | 'annotations'): KnownEntry[] {
  // What stands on a Gateway of the Gateway API is copied to the Service and the Pods made for it.
  const own = resource.key === API_GATEWAY ? ['Gateway', 'Service', 'Pod'] : [resource.kind];
  return entriesOf(resource, field).map((entry) => ({
    ...entry,
    kinds: entry.holder === resource.root ? own : ['Pod'],
  }));
}

/** Kinds whose own annotations istioctl looks at; templates and others it leaves out. */
const SEEN_BY_ISTIOCTL: ReadonlySet<KindKey> = new Set(['Namespace', 'Service', 'Pod', 'Deployment.apps']);

/** The code under which istioctl reports the entry too; none where it does not look. */
export function upstreamOf(resource: Resource, { holder }: MetadataEntry, code: string): readonly string[] {
  return holder === resource.root && SEEN_BY_ISTIOCTL.has(resource.key) ? [code] : [];
}

/** True for names in the domain of Istio: `istio.io/x` and `a.b.istio.io/x`. */
export function isIstioName(name: string): boolean {
  const slash = name.indexOf('/');
  return slash !== -1 && /(?:^|\.)istio\.io$/.test(name.slice(0, slash));
}
