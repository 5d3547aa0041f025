import type { YamlDocument } from '../../yaml/document.ts';
import { outsideComments } from '../../yaml/json/outside-comments.ts';
import {
  pathOf,
  type MapNode,
  type Pair,
  type ScalarNode,
  type SeqNode,
  type YamlNode,
} from '../../yaml/nodes.ts';
import type { CursorPath } from './cursor-path.ts';

/**
 * Where in JSON something is about to be typed.
 * @param offset UTF-16 offset in the document
 * @returns undefined outside of all brackets, in comments and behind what is complete
 */
export function findJsonCursor(document: YamlDocument, offset: number): CursorPath | undefined {
  const around = containerAt(document, offset);
  if (around === undefined) return undefined;
  const cursor =
    around.kind === 'map' ? cursorInMap(document, around, offset) : cursorInList(document, around, offset);
  if (cursor === undefined) return undefined;
  const parts = around.kind === 'map' ? around.pairs.flatMap(({ key, value }) => [key, value]) : around.items;
  const before = parts.findLast(({ end }) => end <= cursor.start)?.end ?? around.start + 1;
  const isInComment = outsideComments(document.text.slice(before, cursor.start)) === undefined;
  return isInComment ? undefined : cursor;
}

/** The map or list whose brackets the offset lies between. */
export function containerAt({ root, text }: YamlDocument, offset: number): MapNode | SeqNode | undefined {
  let found: MapNode | SeqNode | undefined;
  let node = root;
  while (node !== undefined && isWithin(node, text, offset)) {
    found = node;
    node = valuesIn(node).find((value) => isWithin(value, text, offset));
  }
  return found;
}

/** The values of a map, or the items of a list. */
export function valuesIn(node: MapNode | SeqNode): readonly YamlNode[] {
  return node.kind === 'map' ? node.pairs.map(({ value }) => value) : node.items;
}

function isWithin(node: YamlNode, text: string, offset: number): node is MapNode | SeqNode {
  if (node.kind !== 'map' && node.kind !== 'seq') return false;
  if (offset <= node.start || offset > node.end) return false;
  if (offset < node.end) return true;
  // What is never closed goes on at its end; a bracket there may be that of its last value.
  const lastEnd = valuesIn(node).at(-1)?.end ?? node.start + 1;
  return lastEnd === node.end || !/[\]}]/.test(text[node.end - 1] ?? '');
}

function cursorInMap(document: YamlDocument, map: MapNode, offset: number): CursorPath | undefined {
  const { pairs } = map;
  const path = pathOf(map);
  for (const [index, pair] of pairs.entries()) {
    if (pair.key.kind === 'scalar' && isTyped(pair.key, document.text, offset))
      return keyAt(document, { path, pairs, index }, { start: pair.key.start, offset });
    const start = valueStart(document.text, pair, offset);
    if (start !== undefined) return valueAt(document, [...path, pair.name], { start, offset });
  }
  if (pairs.some(({ start, end }) => start < offset && offset <= end)) return undefined;
  const index = pairs.filter(({ end }) => end < offset).length;
  return keyAt(document, { path, pairs, index: index - 0.5 }, { start: offset, offset });
}

/** Where the value starts that is being typed; undefined if it is not this pair's. */
function valueStart(text: string, { value }: Pair, offset: number): number | undefined {
  if (value.kind !== 'scalar') return undefined;
  if (isTyped(value, text, offset)) return value.start;
  const isMissing = value.start === value.end && text[value.start - 1] === ':';
  const isBlank = isMissing && offset >= value.start && text.slice(value.start, offset).trim() === '';
  return isBlank ? offset : undefined;
}

function cursorInList(document: YamlDocument, list: SeqNode, offset: number): CursorPath | undefined {
  const { items } = list;
  const path = pathOf(list);
  const typed = items.findIndex((item) => item.kind === 'scalar' && isTyped(item, document.text, offset));
  const start = items[typed]?.start;
  if (start !== undefined) return valueAt(document, [...path, typed], { start, offset });
  if (items.some((item) => item.start < offset && offset <= item.end && item.start < item.end))
    return undefined;
  const index = items.filter(({ end }) => end < offset).length;
  return valueAt(document, [...path, index], { start: offset, offset });
}

/** Whether the offset is within a string's quotes, or at a text without quotes. */
function isTyped({ style, start, end }: ScalarNode, text: string, offset: number): boolean {
  if (style !== 'double') return start < end && start <= offset && offset <= end;
  const isClosed = end - start > 1 && text[end - 1] === '"';
  return start < offset && (isClosed ? offset < end : offset <= end);
}

interface Typing {
  readonly start: number;
  readonly offset: number;
}

/** @param index of the pair whose key is typed, or a half between those of its neighbours */
function keyAt(
  { text }: YamlDocument,
  { path, pairs, index }: { path: CursorPath['path']; pairs: readonly Pair[]; index: number },
  { start, offset }: Typing,
): CursorPath {
  const typed = text.slice(start, offset);
  const before = pairs.slice(0, Math.ceil(index)).map(({ name }) => name);
  const behind = pairs.slice(Math.floor(index) + 1).map(({ name }) => name);
  return { path, expects: 'key', typed, start, before, behind, isFlow: true };
}

function valueAt({ text }: YamlDocument, path: CursorPath['path'], { start, offset }: Typing): CursorPath {
  const typed = text.slice(start, offset);
  return { path, expects: 'value', typed, start, before: [], behind: [], isFlow: true };
}
