import type { YamlDocument } from './document.ts';
import {
  isNull,
  type MapNode,
  type Pair,
  type ScalarNode,
  type SeqNode,
  type Span,
  type YamlNode,
} from './nodes.ts';
import { parseYaml } from './parse.ts';
import { needsQuotes } from './scalars.ts';

/** A replacement of a stretch of one document. Offsets are those of the document. */
export interface DocumentEdit {
  readonly document: YamlDocument;
  readonly span: Span;
  readonly newText: string;
}

/** How the author writes text values: kept when a value is replaced. */
function quoteLike(text: string, style: ScalarNode['style']): string {
  if (style === 'double') return JSON.stringify(text);
  if (style === 'single') return `'${text.replaceAll("'", "''")}'`;
  return quoteIfNeeded(text);
}

/** `text` as a YAML string: plain where that reads back as the same string, else in double quotes. */
export function quoteIfNeeded(text: string): string {
  return needsQuotes(text) ? JSON.stringify(text) : text;
}

/** Replaces the text of a string scalar or a key, keeping the author's quotes. */
export function replaceText(document: YamlDocument, node: YamlNode, text: string): DocumentEdit {
  const style = node.kind === 'scalar' ? node.style : 'plain';
  // Between brackets or braces, these end a plain value.
  const needsFlowQuotes = style === 'plain' && /[,[\]{}]/.test(text) && node.parent?.flow === true;
  const newText = needsFlowQuotes ? JSON.stringify(text) : quoteLike(text, style);
  return {
    document,
    span: ownSpan(document, node, style),
    newText: document.text[node.start - 1] === ':' ? ` ${newText}` : newText,
  };
}

/** The span of a node without the line breaks that end a block scalar: they part it from what follows. */
function ownSpan({ text }: YamlDocument, { start, end }: Span, style: ScalarNode['style']): Span {
  return style === 'literal' || style === 'folded'
    ? { start, end: trimmedEnd(text, { start, end }) }
    : { start, end };
}

/** Replaces the source of a node as it stands, for values such as numbers that take no quotes. */
export function replaceSource(document: YamlDocument, node: Span, newText: string): DocumentEdit {
  const isEmpty = node.start === node.end;
  const previous = document.text[node.start - 1] ?? ' ';
  // What YAML takes for a letter, such as a line separator, may stand where a blank is missing.
  const before = previous === ':' || (isEmpty && /\S/.test(previous)) ? ' ' : '';
  const behind = isEmpty && document.text[node.end] === '#' ? ' ' : '';
  return { document, span: node, newText: before + newText + behind };
}

/** Number of columns between the line's start and `offset`. */
export function columnOf(document: YamlDocument, offset: number): number {
  return offset - lineStart(document.text, offset);
}

/** The line ending that the document uses: that of its first line. */
export function lineEnding(document: YamlDocument): '\n' | '\r\n' {
  const newline = document.text.indexOf('\n');
  return newline > 0 && document.text[newline - 1] === '\r' ? '\r\n' : '\n';
}

/**
 * Inserts `key: value` into a map: before `before`, behind `after`, or else as the map's last entry.
 * @param value YAML lines of the value, unindented; a value of several lines starts on a line of its own
 */
export function insertPair(
  document: YamlDocument,
  map: MapNode,
  entry: {
    readonly key: string;
    readonly value: string;
    readonly after?: Pair | undefined;
    readonly before?: Pair | undefined;
  },
): DocumentEdit {
  const { key, value, before } = entry;
  // A key that has no value yet is there already: another one would be one too many.
  const bare = map.pairs.find((pair) => pair.name === key && isNull(pair.value));
  if (bare !== undefined && hasColon(document, bare)) return fillPair(document, map, bare, value);
  if (before !== undefined) return insertBefore(document, map, { key, value, before });
  const after = entry.after ?? map.pairs.at(-1);
  if (map.flow) {
    const at = after?.end ?? map.start + 1;
    const inline = `${quoteIfNeeded(key)}: ${toFlow(value)}`;
    const newText = after === undefined ? inline : flowSeparator(document, after) + inline;
    return { document, span: { start: at, end: at }, newText };
  }
  const indent = ' '.repeat(columnOf(document, map.pairs[0]?.start ?? map.start));
  const at = after === undefined ? map.start : lineEnd(document.text, after.end);
  const lines = renderPair(document, key, value).map((line) => (line === '' ? line : indent + line));
  const newline = lineEnding(document);
  return { document, span: { start: at, end: at }, newText: newline + lines.join(newline) };
}

/** False for `? key`, and for `{key}`. */
function hasColon({ text }: YamlDocument, { key, value }: Pair): boolean {
  return text.slice(key.end, value.start).includes(':');
}

function fillPair(document: YamlDocument, map: MapNode, pair: Pair, value: string): DocumentEdit {
  if (map.flow) return replaceSource(document, pair.value, toFlow(value));
  const [, ...rest] = renderPair(document, pair.name, value);
  if (rest.length === 0) return replaceSource(document, pair.value, value);
  const separator = lineEnding(document) + ' '.repeat(columnOf(document, pair.start));
  const span = { start: document.text.indexOf(':', pair.key.end) + 1, end: pair.value.end };
  return { document, span, newText: ['', ...rest].join(separator) };
}

function insertBefore(
  document: YamlDocument,
  map: MapNode,
  { key, value, before }: { readonly key: string; readonly value: string; readonly before: Pair },
): DocumentEdit {
  const span = { start: before.start, end: before.start };
  if (map.flow) {
    const inline = `${quoteIfNeeded(key)}: ${toFlow(value)}`;
    return { document, span, newText: inline + flowSeparator(document, before) };
  }
  const newline = lineEnding(document);
  const separator = newline + ' '.repeat(columnOf(document, before.start));
  const [first = '', ...rest] = renderPair(document, key, value);
  return { document, span, newText: [first, ...rest, ''].join(separator) };
}

/** The comma between two entries, with a new line where the entries around stand on lines of their own. */
function flowSeparator(document: YamlDocument, { start }: Span): string {
  const leading = document.text.slice(lineStart(document.text, start), start);
  return leading.trim() === '' ? `,${lineEnding(document)}${leading}` : ', ';
}

/** `key: value` as lines without indentation. */
function renderPair(document: YamlDocument, key: string, value: string): string[] {
  const lines = value.split('\n');
  const isNested = lines.length > 1 || /^(?:- |[\w./-]+:(?: |$))/.test(value);
  if (!isNested) return [`${quoteIfNeeded(key)}: ${value}`.trimEnd()];
  const indent = value.startsWith('- ') && writesCompactLists(document) ? '' : '  ';
  return [`${quoteIfNeeded(key)}:`, ...lines.map((line) => (line === '' ? '' : indent + line))];
}

/** A block of YAML in flow style, on one line. */
function toFlow(value: string): string {
  if (!value.includes('\n') && !/^(?:- |[\w./-]+:(?: |$))/.test(value)) return value;
  return flowText(value, parseYaml(value).root);
}

function flowText(source: string, node: YamlNode | undefined): string {
  if (node?.kind === 'seq') return `[${node.items.map((item) => flowText(source, item)).join(', ')}]`;
  if (node?.kind !== 'map') return node === undefined ? '' : source.slice(node.start, node.end);
  const pairs = node.pairs.map(({ key, value }) =>
    `${source.slice(key.start, key.end)}: ${flowText(source, value)}`.trimEnd(),
  );
  return `{${pairs.join(', ')}}`;
}

/** True if the document writes the dashes of lists below the key's first letter, as `kubectl` does. */
export function writesCompactLists(document: YamlDocument): boolean {
  const found = findBlockList(document.root, 0);
  if (found === undefined) return false;
  const { pair, dash } = found;
  return columnOf(document, dash) === columnOf(document, pair.key.start);
}

function findBlockList(
  node: YamlNode | undefined,
  depth: number,
): { readonly pair: Pair; readonly dash: number } | undefined {
  if (node === undefined || depth > 40) return undefined;
  if (node.kind === 'seq') {
    const dash = node.dashes[0];
    if (node.pair !== undefined && dash !== undefined) return { pair: node.pair, dash };
  }
  const children =
    node.kind === 'map' ? node.pairs.map(({ value }) => value) : node.kind === 'seq' ? node.items : [];
  for (const child of children) {
    const found = findBlockList(child, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Appends an item to a list. `value` is YAML, unindented; its lines after the first are aligned below it. */
export function appendItem(document: YamlDocument, seq: SeqNode, value: string): DocumentEdit {
  const last = seq.items.at(-1);
  if (seq.flow || last === undefined) {
    const at = last?.end ?? seq.start + 1;
    const inline = seq.flow ? toFlow(value) : value;
    const newText = last === undefined ? inline : flowSeparator(document, last) + inline;
    return { document, span: { start: at, end: at }, newText };
  }
  const newline = lineEnding(document);
  const indent = ' '.repeat(columnOf(document, seq.dashes[0] ?? seq.start));
  const at = lineEnd(document.text, last.end);
  const lines = value.split('\n').map((line, index) => indent + (index === 0 ? '- ' : '  ') + line);
  return { document, span: { start: at, end: at }, newText: newline + lines.join(newline) };
}

/** Removes a pair with the line or lines it stands on; the last pair of a map leaves `{}` behind. */
export function removePair(document: YamlDocument, pair: Pair): DocumentEdit {
  const map = pair.key.parent;
  const siblings = map?.kind === 'map' ? map.pairs : [];
  if (map?.kind === 'map' && siblings.length === 1 && map.parent !== undefined && !map.flow) {
    return emptyOut(document, map, '{}');
  }
  if (map?.kind === 'map' && map.flow) return removeFromFlow(document, siblings, siblings.indexOf(pair));
  return removeLines(document, pair);
}

/** Removes several pairs of one map. */
export function removePairs(document: YamlDocument, pairs: readonly Pair[]): DocumentEdit[] {
  const map = pairs[0]?.key.parent;
  if (map?.kind !== 'map' || pairs.length < 2) return pairs.map((pair) => removePair(document, pair));
  if (map.flow) return removeRunsFromFlow(document, map, pairs);
  if (pairs.length === map.pairs.length && map.parent !== undefined) return [emptyOut(document, map, '{}')];
  const edits: DocumentEdit[] = [];
  let run: { start: number; end: number } | undefined;
  for (const pair of map.pairs) {
    // Neighbours go in one edit: the edits of each alone would meet behind a dash.
    if (pairs.includes(pair)) run = { start: run?.start ?? pair.start, end: pair.end };
    else if (run !== undefined) {
      edits.push(removeLines(document, run));
      run = undefined;
    }
  }
  if (run !== undefined) edits.push(removeLines(document, run));
  return edits;
}

/** Removes an item of a list, with its dash; the last one leaves `[]` behind. */
export function removeItem(document: YamlDocument, seq: SeqNode, index: number): DocumentEdit {
  const item = seq.items[index];
  const dash = seq.dashes[index];
  if (seq.items.length === 1 && !seq.flow) return emptyOut(document, seq, '[]');
  if (seq.flow || dash === undefined || item === undefined) return removeFromFlow(document, seq.items, index);
  return removeLines(document, { start: dash, end: Math.max(item.end, dash + 1) });
}

/** Replaces a block by an empty map or list, which moves up behind its key's colon. */
function emptyOut(document: YamlDocument, block: MapNode | SeqNode, newText: '{}' | '[]'): DocumentEdit {
  const { text } = document;
  const end = trimmedEnd(text, block);
  const keyEnd = block.pair?.key.end;
  const isBelowKey = keyEnd !== undefined && /^:\s*$/.test(text.slice(keyEnd, block.start));
  // What YAML takes for a letter, such as a line separator, may stand where a blank is missing.
  const before = /\s|^$/.test(text[block.start - 1] ?? '') ? '' : ' ';
  if (!isBelowKey) return { document, span: { start: block.start, end }, newText: before + newText };
  return { document, span: { start: keyEnd, end }, newText: `: ${newText}` };
}

function removeFromFlow(document: YamlDocument, parts: readonly Span[], index: number): DocumentEdit {
  const part = parts[index] ?? { start: 0, end: 0 };
  const next = parts[index + 1];
  const previous = parts[index - 1];
  if (next !== undefined) return { document, span: { start: part.start, end: next.start }, newText: '' };
  return { document, span: { start: previous?.end ?? part.start, end: part.end }, newText: '' };
}

/** Removes neighbours in one edit each time: the edits of each alone would overlap. */
function removeRunsFromFlow(document: YamlDocument, map: MapNode, gone: readonly Pair[]): DocumentEdit[] {
  const runs: { first: number; last: number }[] = [];
  for (const [index, pair] of map.pairs.entries()) {
    if (!gone.includes(pair)) continue;
    const run = runs.at(-1);
    if (run?.last === index - 1) run.last = index;
    else runs.push({ first: index, last: index });
  }
  return runs.map(({ first, last }) => {
    const next = map.pairs[last + 1];
    const start = map.pairs[first]?.start ?? map.start;
    const end = map.pairs[last]?.end ?? start;
    if (next !== undefined) return { document, span: { start, end: next.start }, newText: '' };
    return { document, span: { start: map.pairs[first - 1]?.end ?? start, end }, newText: '' };
  });
}

/** Removes whole lines where the span fills them; behind a `- ` only the text, so that the next line moves up. */
function removeLines(document: YamlDocument, span: Span): DocumentEdit {
  const { text } = document;
  const start = lineStart(text, span.start);
  const end = nextLine(text, trimmedEnd(text, span));
  const leading = text.slice(start, span.start);
  if (leading.trim() === '') return { document, span: { start, end }, newText: '' };
  // The pair shares its line with a dash (`- name: a`): the following line's text takes its place.
  const nextText = end + (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0);
  return { document, span: { start: span.start, end: nextText }, newText: '' };
}

/** Offset of the first character of the line that holds `offset`. */
export function lineStart(text: string, offset: number): number {
  // A negative place counts as 0, where a line break may stand.
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset of the line break (or the text's end) behind `offset`, a comment on the line included. */
export function lineEnd(text: string, offset: number): number {
  // A block scalar's span ends behind its last line break: stay on the line before.
  const from = offset > 0 && text[offset - 1] === '\n' ? offset - 1 : offset;
  const newline = text.indexOf('\n', from);
  const end = newline === -1 ? text.length : newline;
  return end > 0 && text[end - 1] === '\r' ? end - 1 : end;
}

function nextLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline === -1 ? text.length : newline + 1;
}

function trimmedEnd(text: string, span: Span): number {
  let end = span.end;
  while (end > span.start && /\s/.test(text[end - 1] ?? '')) end--;
  return end;
}
