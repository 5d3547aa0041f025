import type { Resource } from '../../../resources/resource.ts';
import { podOf, WORKLOAD_KINDS } from '../../../resources/workload.ts';
import type { KindKey } from '../../../resources/kinds.ts';
import { insertPair, removePair, type DocumentEdit } from '../../../yaml/edit.ts';
import type { MapNode, Pair, YamlNode } from '../../../yaml/nodes.ts';
import { child } from '../../../yaml/select.ts';
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

/** A label or an annotation, and what it is written on. */
export interface MetadataEntry {
  readonly pair: Pair;
  readonly name: string;
  readonly map: MapNode;
  /** The kinds that it may be meant for: that of the resource, or `Pod` in a template. */
  readonly kinds: readonly string[];
  /** The map that holds the `metadata`: the resource, or the template of its Pods. */
  readonly holder: MapNode;
}

/** The labels or annotations of a resource and of the Pods that it makes, masked keys left out. */
export function metadataEntries(resource: Resource, field: 'labels' | 'annotations'): MetadataEntry[] {
  const template = podOf(resource);
  // What stands on a Gateway of the Gateway API is copied to the Service and the Pods made for it.
  const own = resource.key === API_GATEWAY ? ['Gateway', 'Service', 'Pod'] : [resource.kind];
  const entries = entriesOf(resource.root, own, field);
  if (template === undefined || template === resource.root) return entries;
  return [...entries, ...entriesOf(template, ['Pod'], field)];
}

function entriesOf(holder: YamlNode, kinds: readonly string[], field: string): MetadataEntry[] {
  const map = child(child(holder, 'metadata'), field);
  if (map?.kind !== 'map' || holder.kind !== 'map') return [];
  return map.pairs.flatMap((pair) =>
    pair.key.masked ? [] : [{ pair, name: pair.name, map, kinds, holder }],
  );
}

/** Kinds whose own annotations istioctl looks at; templates and others it leaves out. */
const SEEN_BY_ISTIOCTL: ReadonlySet<KindKey> = new Set(['Namespace', 'Service', 'Pod', 'Deployment.apps']);

/** The code under which istioctl reports the entry too; none where it does not look. */
export function upstreamOf(resource: Resource, { holder }: MetadataEntry, code: string): readonly string[] {
  return holder === resource.root && SEEN_BY_ISTIOCTL.has(resource.key) ? [code] : [];
}

/** Moves a label or an annotation, with its quotes, to the `field` of another `metadata`, made where it is missing. */
export function moveEntry(
  { document }: Resource,
  { pair, name, map }: MetadataEntry,
  holder: MapNode,
  field: 'labels' | 'annotations',
): DocumentEdit[] {
  const value = document.text.slice(pair.value.start, pair.value.end);
  // With its last entry the map itself goes.
  const removal = removePair(document, (map.pairs.length === 1 ? map.pair : undefined) ?? pair);
  const metadata = child(holder, 'metadata');
  const target = child(metadata, field);
  if (target?.kind === 'map') return [removal, insertPair(document, target, { key: name, value })];
  const entry = `${name}: ${value}`;
  if (metadata?.kind === 'map') {
    const after = metadata.pairs.find((other) => other.value !== map) ?? metadata.pairs[0];
    return [removal, insertPair(document, metadata, { key: field, value: entry, after })];
  }
  return [removal, insertPair(document, holder, { key: 'metadata', value: `${field}:\n  ${entry}` })];
}

/** True for names in the domain of Istio: `istio.io/x` and `a.b.istio.io/x`. */
export function isIstioName(name: string): boolean {
  const slash = name.indexOf('/');
  return slash !== -1 && /(?:^|\.)istio\.io$/.test(name.slice(0, slash));
}
