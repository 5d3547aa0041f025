import type { Resource } from '../../resources/resource.ts';
import { podOf } from '../../resources/workload.ts';
import { insertPair, removePair, replaceText, type DocumentEdit } from '../../yaml/edit.ts';
import type { MapNode, Pair, YamlNode } from '../../yaml/nodes.ts';
import { child } from '../../yaml/select.ts';

/** A label or an annotation, and what carries it. */
export interface MetadataEntry {
  readonly pair: Pair;
  readonly name: string;
  readonly map: MapNode;
  /** The map that holds the `metadata`: the resource, or the template of its Pods. */
  readonly holder: MapNode;
  /** True in the metadata of Pods: that of a Pod itself, or of a template. */
  readonly isPod: boolean;
}

/** The labels or annotations of a resource and of the Pods that it makes, masked keys left out. */
export function entriesOf(resource: Resource, field: 'labels' | 'annotations'): MetadataEntry[] {
  const pod = podOf(resource);
  const own = entriesIn(resource.root, field, pod === resource.root);
  return pod === undefined || pod === resource.root ? own : [...own, ...entriesIn(pod, field, true)];
}

function entriesIn(holder: YamlNode, field: string, isPod: boolean): MetadataEntry[] {
  const map = child(child(holder, 'metadata'), field);
  if (map?.kind !== 'map' || holder.kind !== 'map') return [];
  return map.pairs.flatMap((pair) =>
    pair.key.masked ? [] : [{ pair, name: pair.name, map, holder, isPod }],
  );
}

/** Moves an entry, with its quotes, to the `field` of the `metadata` in `holder`, made where it is missing. */
export function moveMetadataEntry(
  { document }: Resource,
  { pair, name, map }: Pick<MetadataEntry, 'pair' | 'name' | 'map'>,
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
    const [first] = metadata.pairs;
    const after = metadata.pairs.find((other) => other.value !== map);
    if (after !== undefined || first === undefined || first.value !== map)
      return [removal, insertPair(document, metadata, { key: field, value: entry, after })];
    // What is removed may reach to the end of the metadata: nothing can be added there.
    if (map.pairs.length > 1)
      return [insertPair(document, metadata, { key: field, value: entry, before: first }), removal];
    const renamed = pair.name === name ? [] : [replaceText(document, pair.key, name)];
    return [replaceText(document, first.key, field), ...renamed];
  }
  return [removal, insertPair(document, holder, { key: 'metadata', value: `${field}:\n  ${entry}` })];
}
