import type { Span, YamlNode } from '../../yaml/nodes.ts';
import { findPair } from '../../yaml/select.ts';

/**
 * Where a fault of a whole value is shown: a scalar's own text; for a map or a list the key that names it, or
 * the first key of a list's item. A long block is never underlined from end to end.
 */
export function anchor(node: YamlNode): Span {
  if (node.kind === 'scalar' && node.end > node.start) return node;
  if (node.pair !== undefined && node.pair.value === node) return node.pair.key;
  if (node.kind === 'map' && node.pairs[0] !== undefined) return node.pairs[0].key;
  return node;
}

/** The key `name` of a map, where it is written; else the place that stands for the map itself. */
export function keyAnchor(map: YamlNode, name: string): Span {
  return findPair(map, name)?.key ?? anchor(map);
}
