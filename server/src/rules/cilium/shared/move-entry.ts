import type { YamlDocument } from '../../../yaml/document.ts';
import { insertPair, removePair, type DocumentEdit } from '../../../yaml/edit.ts';
import type { MapNode } from '../../../yaml/nodes.ts';
import { child } from '../../../yaml/select.ts';
import type { MetadataEntry } from './annotations.ts';

/**
 * Moves an entry of `labels` or `annotations` to `annotations` of a `metadata`, which is made where it is
 * missing. The value keeps its quotes.
 * @param holder the map that holds `metadata`
 */
export function moveToAnnotations(
  document: YamlDocument,
  { pair, name, map }: MetadataEntry,
  holder: MapNode,
): DocumentEdit[] {
  const source = document.text.slice(pair.value.start, pair.value.end);
  const metadata = child(holder, 'metadata');
  const annotations = child(metadata, 'annotations');
  const entry = `${name}: ${source}`;
  const isLast = map.pairs.length === 1;
  const removal =
    isLast && map.pair !== undefined ? removePair(document, map.pair) : removePair(document, pair);
  if (annotations?.kind === 'map')
    return [removal, insertPair(document, annotations, { key: name, value: source })];
  if (metadata?.kind === 'map') {
    return [
      removal,
      insertPair(document, metadata, { key: 'annotations', value: entry, after: metadata.pairs[0] }),
    ];
  }
  return [removal, insertPair(document, holder, { key: 'metadata', value: `annotations:\n  ${entry}` })];
}
