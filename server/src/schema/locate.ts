import { resolveAlias, type MapNode, type Pair, type Path, type Span, type YamlNode } from '../yaml/nodes.ts';
import { child, findPair } from '../yaml/select.ts';
import type { YamlDocument } from '../yaml/document.ts';

/** Where a value of a resource stands in the text. */
export interface Place {
  readonly path: Path;
  /** The value as written: maybe an alias, or the empty scalar of a key without a value. */
  readonly source: YamlNode;
  /** The value with aliases resolved. */
  readonly node: YamlNode;
  /** The pair whose value it is; undefined for the root and for items of lists. */
  readonly pair: Pair | undefined;
}

/** Reads a JSON pointer; numbers stay texts, since maps may have keys of digits. */
export function parsePointer(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** @returns undefined if the path leads nowhere in the tree */
export function locate(root: MapNode, path: Path): Place | undefined {
  let place: Place = { path: [], source: root, node: root, pair: undefined };
  for (const step of path) {
    const next = stepFrom(place, step);
    if (next === undefined) return undefined;
    place = next;
  }
  return place;
}

function stepFrom({ node, path }: Place, step: string | number): Place | undefined {
  if (node.kind === 'map') {
    const pair = findPair(node, String(step));
    const value = resolveAlias(pair?.value);
    if (pair === undefined || value === undefined) return undefined;
    return { path: [...path, String(step)], source: pair.value, node: value, pair };
  }
  if (node.kind !== 'seq') return undefined;
  const index = Number(step);
  const source = node.items[index];
  const item = child(node, index);
  return source === undefined || item === undefined
    ? undefined
    : { path: [...path, index], source, node: item, pair: undefined };
}

/** What to underline for a fault of the value: the value, or its key where the value is empty or a block. */
export function valueSpan(document: YamlDocument, { source, pair }: Place): Span {
  const isBlock = (source.kind === 'map' || source.kind === 'seq') && !source.flow;
  if (source.start < source.end && !isBlock) return source;
  if (pair !== undefined) return pair.key;
  return firstLine(document, source);
}

/** What to underline for what is absent from a container: its key, or the first line of a list's item. */
export function containerSpan(document: YamlDocument, place: Place, root: Span): Span {
  if (place.path.length === 0) return root;
  if (place.pair !== undefined) return place.pair.key;
  const { source } = place;
  if (source.kind === 'map' && !source.flow) return source.pairs[0]?.key ?? source;
  return firstLine(document, source);
}

function firstLine(document: YamlDocument, span: Span): Span {
  const newline = document.text.indexOf('\n', span.start);
  const end = newline === -1 || newline > span.end ? span.end : newline;
  const { text } = document;
  return { start: span.start, end: text[end - 1] === '\r' ? Math.max(span.start, end - 1) : end };
}
