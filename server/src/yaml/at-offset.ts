import type { MapNode, Pair, SeqNode, YamlNode } from './nodes.ts';

/** What is under the cursor. */
export interface NodeAtOffset {
  /** The innermost node whose text holds the offset: a key, a value, or the map or list around white space. */
  readonly node: YamlNode;
  /** The pair whose key or value the node is. */
  readonly pair: Pair | undefined;
  /** True if the node is the key of `pair`. */
  readonly isKey: boolean;
}

/**
 * @param offset UTF-16 offset in the document; the end of a node's text still belongs to it
 * @returns undefined for a document without content or an offset outside of it
 */
export function nodeAtOffset(root: YamlNode | undefined, offset: number): NodeAtOffset | undefined {
  if (root === undefined || offset < root.start || offset > root.end) return undefined;
  let node: YamlNode = root;
  for (;;) {
    const inner = innerAt(node, offset);
    if (inner === undefined) break;
    node = inner;
  }
  return { node, pair: node.pair, isKey: node.pair?.key === node };
}

function innerAt(node: YamlNode, offset: number): YamlNode | undefined {
  if (node.kind === 'map') return inMap(node, offset);
  if (node.kind === 'seq') return inSeq(node, offset);
  return undefined;
}

function inMap(map: MapNode, offset: number): YamlNode | undefined {
  for (const { key, value } of map.pairs) {
    if (offset >= key.start && offset <= key.end) return key;
    if (value.end > value.start && offset >= value.start && offset <= value.end) return value;
  }
  return undefined;
}

function inSeq(seq: SeqNode, offset: number): YamlNode | undefined {
  return seq.items.find((item) => item.end > item.start && offset >= item.start && offset <= item.end);
}
