import type { YamlDocument } from './document.ts';
import {
  columnOf,
  lineEnd,
  lineEnding,
  lineStart,
  removePair,
  writesCompactLists,
  type DocumentEdit,
} from './edit.ts';
import type { MapNode, Pair, ScalarNode, SeqNode, Span } from './nodes.ts';

/**
 * Edits that change the structure around a value and leave its text alone. Each returns undefined where the
 * source has a form in which the change would not be a small one; then there is no fix.
 */

/** Inserts or takes away `delta` columns at the start of each line that begins within `span`, blank ones excepted. */
export function indentLines(document: YamlDocument, span: Span, delta: number): DocumentEdit[] | undefined {
  const { text } = document;
  const edits: DocumentEdit[] = [];
  for (let at = lineStart(text, span.start); at < span.end;) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline + 1;
    const blank = /^[ ]*/.exec(text.slice(at, end))?.[0].length ?? 0;
    const isBlank = text.slice(at, end).trim() === '';
    if (!isBlank && delta > 0) {
      edits.push({ document, span: { start: at, end: at }, newText: ' '.repeat(delta) });
    } else if (!isBlank && delta < 0) {
      if (blank < -delta) return undefined;
      edits.push({ document, span: { start: at, end: at - delta }, newText: '' });
    }
    at = end;
  }
  return edits;
}

/** `hosts: a` becomes a list with the one item `a`. */
export function wrapInList(document: YamlDocument, pair: Pair): DocumentEdit[] | undefined {
  const { value } = pair;
  if (isInFlow(pair)) {
    return [insert(document, value.start, '['), insert(document, value.end, ']')];
  }
  const keyColumn = columnOf(document, pair.key.start);
  const isCompact = writesCompactLists(document);
  if (value.kind === 'map' && !value.flow) return wrapBlockMap(document, value, keyColumn, isCompact);
  if (value.kind === 'seq') return undefined;
  const gap = gapBefore(document, pair);
  if (gap === undefined) return undefined;
  const indent = ' '.repeat(keyColumn + (isCompact ? 0 : 2));
  return [{ document, span: gap, newText: `${lineEnding(document)}${indent}- ` }];
}

function wrapBlockMap(
  document: YamlDocument,
  map: MapNode,
  keyColumn: number,
  isCompact: boolean,
): DocumentEdit[] | undefined {
  const first = map.pairs[0];
  if (first === undefined) return undefined;
  const column = columnOf(document, first.start);
  if (isCompact && column - keyColumn >= 2) {
    return [{ document, span: { start: first.start - 2, end: first.start }, newText: '- ' }];
  }
  const firstLineEnd = document.text.indexOf('\n', first.start) + 1;
  if (firstLineEnd === 0) return [insert(document, first.start, '- ')];
  const rest = indentLines(document, { start: firstLineEnd, end: Math.max(map.end, firstLineEnd) }, 2);
  return rest === undefined ? undefined : [insert(document, first.start, '- '), ...rest];
}

/** A list with one item becomes that item. */
export function unwrapList(document: YamlDocument, pair: Pair, seq: SeqNode): DocumentEdit[] | undefined {
  const [item] = seq.items;
  if (item === undefined || seq.items.length !== 1) return undefined;
  if (seq.flow) {
    return [
      { document, span: { start: seq.start, end: item.start }, newText: '' },
      { document, span: { start: item.end, end: seq.end }, newText: '' },
    ];
  }
  const dash = seq.dashes[0];
  if (dash === undefined) return undefined;
  if (item.kind === 'map' && !item.flow) {
    if (columnOf(document, item.start) <= columnOf(document, pair.key.start)) return undefined;
    return [{ document, span: { start: dash, end: dash + 1 }, newText: ' ' }];
  }
  const colon = colonAfter(document, pair);
  if (colon === undefined || document.text.slice(colon + 1, item.start).trim() !== '-') return undefined;
  return [{ document, span: { start: colon + 1, end: item.start }, newText: ' ' }];
}

/** `port: 80` becomes `port:` with `name: 80` below it. */
export function nestUnder(document: YamlDocument, pair: Pair, name: string): DocumentEdit[] | undefined {
  const { value } = pair;
  if (isInFlow(pair)) {
    return [insert(document, value.start, `{${name}: `), insert(document, value.end, '}')];
  }
  const gap = gapBefore(document, pair);
  if (gap === undefined || (value.kind !== 'scalar' && value.kind !== 'alias')) return undefined;
  // Further lines would have to go deeper too.
  if (document.text.slice(value.start, value.end).includes('\n')) return undefined;
  const indent = ' '.repeat(columnOf(document, pair.key.start) + 2);
  return [{ document, span: gap, newText: `${lineEnding(document)}${indent}${name}: ` }];
}

/** `port:` with `number: 80` below it becomes `port: 80`. */
export function liftScalar(
  document: YamlDocument,
  pair: Pair,
  map: MapNode,
  inner: ScalarNode,
): DocumentEdit[] | undefined {
  if (map.pairs.length !== 1) return undefined;
  const source = document.text.slice(inner.start, inner.end);
  if (source.includes('\n')) return undefined;
  const colon = colonAfter(document, pair);
  if (colon === undefined) return undefined;
  return [
    { document, span: { start: colon + 1, end: map.flow ? map.end : inner.end }, newText: ` ${source}` },
  ];
}

/** Moves a pair, with its lines, into another map: behind `after`, or to its end. */
export function movePair(
  document: YamlDocument,
  pair: Pair,
  target: MapNode,
  after: Pair | undefined = target.pairs.at(-1),
): DocumentEdit[] | undefined {
  const source = pair.key.parent;
  if (source?.kind !== 'map' || source.pairs.length < 2 || after === undefined) return undefined;
  const { text } = document;
  const end = endOfText(text, pair);
  // A comment behind a block's last line goes along.
  const body = text.slice(pair.start, source.flow || target.flow ? end : lineEnd(text, end));
  if (target.flow) {
    if (body.includes('\n')) return undefined;
    return [removePair(document, pair), insert(document, after.end, `, ${body}`)];
  }
  if (source.flow && body.includes('\n')) return undefined;
  const column = columnOf(document, (target.pairs[0] ?? after).start);
  const lines = reindent(body, columnOf(document, pair.start), column);
  if (lines === undefined) return undefined;
  return [removePair(document, pair), insertBlock(document, endOfText(text, after), lines, pair)];
}

/**
 * Moves neighbouring pairs into a new map below a new key, or into the one item of a new list.
 * @param pairs consecutive pairs of one map, in the order of the text
 */
export function nestPairs(
  document: YamlDocument,
  pairs: readonly Pair[],
  target: { readonly name: string; readonly isList: boolean },
): DocumentEdit[] | undefined {
  const [first] = pairs;
  const last = pairs.at(-1);
  if (first === undefined || last === undefined || !areNeighbours(pairs)) return undefined;
  const { text } = document;
  if (isInFlow(first)) {
    const [open, close] = target.isList ? ['[{', '}]'] : ['{', '}'];
    return [insert(document, first.start, `${target.name}: ${open}`), insert(document, last.end, close)];
  }
  const column = columnOf(document, first.start);
  const isCompact = target.isList && writesCompactLists(document);
  const prefix = ' '.repeat(column + (isCompact ? 0 : 2)) + (target.isList ? '- ' : '');
  const nextLine = text.indexOf('\n', first.start) + 1;
  const end = endOfText(text, last);
  const delta = prefix.length - column;
  const rest = nextLine > 0 && nextLine < end ? indentLines(document, { start: nextLine, end }, delta) : [];
  if (rest === undefined) return undefined;
  return [insert(document, first.start, `${target.name}:${lineEnding(document)}${prefix}`), ...rest];
}

function areNeighbours(pairs: readonly Pair[]): boolean {
  const map = pairs[0]?.key.parent;
  if (map?.kind !== 'map' || pairs[0] === undefined) return false;
  const start = map.pairs.indexOf(pairs[0]);
  return pairs.every((pair, index) => map.pairs[start + index] === pair);
}

function insert(document: YamlDocument, at: number, newText: string): DocumentEdit {
  return { document, span: { start: at, end: at }, newText };
}

/** Inserts whole lines below the line that holds `offset`; `removed` are lines that go in the same change. */
function insertBlock(document: YamlDocument, offset: number, lines: string, removed: Span): DocumentEdit {
  const { text } = document;
  const newline = text.indexOf('\n', offset);
  const ending = lineEnding(document);
  if (newline !== -1) return insert(document, newline + 1, lines + ending);
  // The text ends without a line break; what is removed from its end leaves one behind.
  const isRemovedAtEnd = lineEnd(text, endOfText(text, removed)) === text.length;
  return insert(document, text.length, (isRemovedAtEnd ? '' : ending) + lines);
}

/** Gives the lines of `body` (the first one cut at its indentation) another column. */
function reindent(body: string, from: number, to: number): string | undefined {
  const [first = '', ...rest] = body.split('\n');
  const lines = rest.map((line) => {
    if (line.trim() === '') return line;
    const blank = /^ */.exec(line)?.[0].length ?? 0;
    return blank + to - from < 0 ? undefined : ' '.repeat(blank + to - from) + line.slice(blank);
  });
  return lines.includes(undefined) ? undefined : [' '.repeat(to) + first, ...lines].join('\n');
}

/** The blanks between a key's colon and its value, if nothing else stands there. */
function gapBefore(document: YamlDocument, pair: Pair): Span | undefined {
  const colon = colonAfter(document, pair);
  if (colon === undefined || document.text.slice(colon + 1, pair.value.start).trim() !== '') return undefined;
  return { start: colon + 1, end: pair.value.start };
}

function colonAfter(document: YamlDocument, { key }: Pair): number | undefined {
  const colon = document.text.indexOf(':', key.end);
  return colon === -1 || document.text.slice(key.end, colon).trim() !== '' ? undefined : colon;
}

function isInFlow({ key }: Pair): boolean {
  return key.parent?.kind === 'map' && key.parent.flow;
}

function endOfText(text: string, span: Span): number {
  let end = span.end;
  while (end > span.start && /\s/.test(text[end - 1] ?? '')) end--;
  return end;
}
