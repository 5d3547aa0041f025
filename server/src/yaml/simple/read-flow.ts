import type { MapNode, Pair, ScalarNode, SeqNode, YamlNode } from '../nodes.ts';
import { DEEPEST, giveUp } from './give-up.ts';
import { toMap, toSeq } from './make-nodes.ts';
import { readPlain, readQuoted } from './read-scalars.ts';
import type { TextCursor } from './text-cursor.ts';

/** A flow collection that ends on its line; `#at` is at its bracket and behind it afterwards. */
export function readFlow(cursor: TextCursor, end: number): MapNode | SeqNode {
  if (++cursor.depth > DEEPEST) giveUp();
  const start = cursor.at++;
  const isSeq = cursor.text[start] === '[';
  const close = isSeq ? ']' : '}';
  const items: YamlNode[] = [];
  const pairs: Pair[] = [];
  cursor.skipSpaces();
  while (cursor.text[cursor.at] !== close) {
    if (cursor.at >= end) giveUp();
    if (isSeq) items.push(readFlowValue(cursor, end));
    else pairs.push(readFlowPair(cursor, end));
    cursor.skipSpaces();
    if (cursor.text[cursor.at] === close) break;
    if (cursor.text[cursor.at] !== ',') giveUp();
    cursor.at++;
    cursor.skipSpaces();
    // A comma before the bracket is legal and rare.
    if (cursor.text[cursor.at] === close) giveUp();
  }
  cursor.at++;
  cursor.depth--;
  const span = { start, end: cursor.at, flow: true };
  return isSeq ? toSeq(items, [], span) : toMap(pairs, span);
}

function readFlowValue(cursor: TextCursor, end: number): YamlNode {
  const first = cursor.text[cursor.at] ?? '';
  if (first === '[' || first === '{') return readFlow(cursor, end);
  const node = readFlowScalar(cursor, end);
  cursor.skipSpaces();
  if (cursor.text[cursor.at] === ':') giveUp();
  return node;
}

function readFlowPair(cursor: TextCursor, end: number): Pair {
  const key = readFlowScalar(cursor, end);
  cursor.skipSpaces();
  if (!cursor.isColon(cursor.at)) giveUp();
  cursor.at++;
  cursor.skipSpaces();
  const next = cursor.text[cursor.at] ?? '';
  if (next === ',' || next === '}' || next === ']') giveUp();
  const value = readFlowValue(cursor, end);
  return { key, value, name: key.text, start: key.start, end: Math.max(key.end, value.end) };
}

function readFlowScalar(cursor: TextCursor, end: number): ScalarNode {
  const start = cursor.at;
  const first = cursor.text[start] ?? '';
  if (first === '"' || first === "'") {
    const node = readQuoted(cursor, end);
    cursor.at = node.end;
    return node;
  }
  let at = start;
  for (; at < end; at++) {
    const char = cursor.text[at] ?? '';
    if (',[]{}'.includes(char)) break;
    // A colon may end a key or stand within a value such as an address.
    if (char === ':' && ',[]{} '.includes(cursor.text[at + 1] ?? ' ')) break;
    if (char === '#') giveUp();
  }
  if (at >= end) giveUp();
  const node = readPlain(cursor, start, at);
  cursor.at = node.end;
  return node;
}
