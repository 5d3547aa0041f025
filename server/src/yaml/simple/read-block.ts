import type { MapNode, Pair, ScalarNode, SeqNode, YamlNode } from '../nodes.ts';
import { DEEPEST, giveUp } from './give-up.ts';
import { toEmpty, toMap, toSeq } from './make-nodes.ts';
import { readFlow } from './read-flow.ts';
import { plainEnd, readLiteral, readPlain, readQuoted } from './read-scalars.ts';
import type { TextCursor } from './text-cursor.ts';

/** The block map or list at the cursor, which is left at the first content that is not of it. */
export function readBlock(cursor: TextCursor): YamlNode {
  if (++cursor.depth > DEEPEST) giveUp();
  const node = cursor.isDash(cursor.at) ? readSeq(cursor, cursor.column) : readMap(cursor, cursor.column);
  cursor.depth--;
  return node;
}

function readMap(cursor: TextCursor, column: number): MapNode {
  const pairs: Pair[] = [];
  const start = cursor.at;
  while (cursor.column === column && !(pairs.length > 0 && cursor.isDash(cursor.at))) {
    const key = readKey(cursor);
    const colon = cursor.at;
    const value = valueBehind(cursor, colon + 1, column);
    pairs.push({ key, value, name: key.text, start: key.start, end: Math.max(key.end, value.end) });
  }
  if (cursor.column > column || (cursor.column === column && pairs.length > 0)) giveUp();
  return toMap(pairs, { start, end: pairs.at(-1)?.end ?? start, flow: false });
}

/** Reads a key and stops at its colon. */
function readKey(cursor: TextCursor): ScalarNode {
  const end = cursor.restOfLine(cursor.at);
  const first = cursor.text[cursor.at] ?? '';
  if (first === '"' || first === "'") {
    const key = readQuoted(cursor, end);
    cursor.at = key.end;
    while (cursor.text.charCodeAt(cursor.at) === 32) cursor.at++;
    if (!cursor.isColon(cursor.at)) giveUp();
    return key;
  }
  const colon = cursor.findColon(cursor.at, end);
  if (colon === -1) giveUp();
  const key = readPlain(cursor, cursor.at, colon);
  cursor.at = colon;
  return key;
}

/** The value behind a colon; `column` is that of the map. */
function valueBehind(cursor: TextCursor, from: number, column: number): YamlNode {
  let at = from;
  while (cursor.text.charCodeAt(at) === 32) at++;
  const end = cursor.restOfLine(at);
  if (!cursor.isEmpty(at, end)) return readInline(cursor, at, end, column);
  cursor.toContent(end);
  const isNested = cursor.column > column || (cursor.column === column && cursor.isDash(cursor.at));
  return isNested ? readBlock(cursor) : toEmpty(at);
}

function readSeq(cursor: TextCursor, column: number): SeqNode {
  const items: YamlNode[] = [];
  const dashes: number[] = [];
  const start = cursor.at;
  while (cursor.column === column && cursor.isDash(cursor.at)) {
    dashes.push(cursor.at);
    items.push(readItem(cursor, cursor.at, column));
  }
  if (cursor.column > column) giveUp();
  const end = Math.max(items.at(-1)?.end ?? start, (dashes.at(-1) ?? start) + 1);
  return toSeq(items, dashes, { start, end, flow: false });
}

function readItem(cursor: TextCursor, dash: number, column: number): YamlNode {
  let at = dash + 1;
  while (cursor.text.charCodeAt(at) === 32) at++;
  const end = cursor.restOfLine(at);
  if (cursor.isEmpty(at, end)) {
    cursor.toContent(end);
    return cursor.column > column ? readBlock(cursor) : toEmpty(at);
  }
  const isBlock = cursor.isDash(at) || startsPair(cursor, at, end);
  if (!isBlock) return readInline(cursor, at, end, column);
  cursor.at = at;
  cursor.column = column + at - dash;
  return readBlock(cursor);
}

function startsPair(cursor: TextCursor, at: number, end: number): boolean {
  const first = cursor.text[at];
  if (first === '[' || first === '{' || first === '|' || first === '>') return false;
  if (first !== '"' && first !== "'") return cursor.findColon(at, end) !== -1;
  cursor.at = at;
  let after = readQuoted(cursor, end).end;
  while (cursor.text.charCodeAt(after) === 32) after++;
  return cursor.isColon(after);
}

/** A value that starts on the line of its key or dash; what is indented deeper than `column` may belong to it. */
function readInline(cursor: TextCursor, at: number, end: number, column: number): YamlNode {
  cursor.at = at;
  const first = cursor.text[at] ?? '';
  if (first === '|') return readLiteral(cursor, at, end, column);
  const node =
    first === '[' || first === '{'
      ? readFlow(cursor, end)
      : first === '"' || first === "'"
        ? readQuoted(cursor, end)
        : readPlain(cursor, at, plainEnd(cursor, at, end));
  if (!cursor.isEmpty(node.end, end) || cursor.text[node.end] === '#') giveUp();
  cursor.toContent(end);
  if (cursor.column > column) giveUp();
  return node;
}
