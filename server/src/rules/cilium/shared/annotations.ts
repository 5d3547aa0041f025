import type { KindKey } from '../../../resources/kinds.ts';
import type { Resource } from '../../../resources/resource.ts';
import { podOf, WORKLOAD_KINDS } from '../../../resources/workload.ts';
import type { MapNode, Pair, YamlNode } from '../../../yaml/nodes.ts';
import { child } from '../../../yaml/select.ts';

/** Kinds that carry annotations of Cilium's. */
export const ANNOTATED_KINDS: readonly KindKey[] = [
  'Service',
  'Namespace',
  'EndpointSlice.discovery.k8s.io',
  'CiliumEnvoyConfig.cilium.io',
  'CiliumClusterwideEnvoyConfig.cilium.io',
  ...WORKLOAD_KINDS,
];

/** One entry of `annotations` or `labels`. */
export interface MetadataEntry {
  readonly pair: Pair;
  readonly name: string;
  readonly map: MapNode;
  /** The `metadata` that holds the map. */
  readonly metadata: MapNode;
  /** True in the metadata of a Pod: that of a Pod itself, or of a template. */
  readonly isPod: boolean;
}

/** The entries of `annotations` or `labels` of a resource and of the Pods it brings into being. */
export function metadataEntries(resource: Resource, field: 'annotations' | 'labels'): MetadataEntry[] {
  const pod = podOf(resource);
  const isPod = pod === resource.root;
  return [
    ...entriesIn(child(resource.root, 'metadata'), field, isPod),
    ...(isPod ? [] : entriesIn(child(pod, 'metadata'), field, true)),
  ];
}

function entriesIn(metadata: YamlNode | undefined, field: string, isPod: boolean): MetadataEntry[] {
  const map = child(metadata, field);
  if (map?.kind !== 'map' || metadata?.kind !== 'map') return [];
  return map.pairs
    .filter((pair) => !pair.key.masked)
    .map((pair) => ({ pair, name: pair.name, map, metadata, isPod }));
}

/** Old names of annotations and the names they have now (Documentation/network/…, pkg/annotation/k8s.go). */
export const ANNOTATION_ALIASES: ReadonlyMap<string, string> = new Map([
  ['io.cilium/global-service', 'service.cilium.io/global'],
  ['io.cilium/shared-service', 'service.cilium.io/shared'],
  ['io.cilium/service-affinity', 'service.cilium.io/affinity'],
  ['io.cilium/lb-ipam-ips', 'lbipam.cilium.io/ips'],
  ['io.cilium/lb-ipam-sharing-key', 'lbipam.cilium.io/sharing-key'],
  ['io.cilium/lb-ipam-sharing-cross-namespace', 'lbipam.cilium.io/sharing-cross-namespace'],
  ['io.cilium.no-track-port', 'policy.cilium.io/no-track-port'],
]);

/** The name that an annotation has now. */
export function currentName(name: string): string {
  return ANNOTATION_ALIASES.get(name) ?? name;
}

/** The entry of an annotation, under its name or an old one. */
export function findAnnotation(entries: readonly MetadataEntry[], name: string): MetadataEntry | undefined {
  return entries.find((entry) => currentName(entry.name) === name);
}

/** The text of an entry's value; undefined where a template fills it in or it is no scalar. */
export function textOf({ map, name }: MetadataEntry): string | undefined {
  const value = child(map, name);
  return value?.kind === 'scalar' && !value.masked ? value.text : undefined;
}
