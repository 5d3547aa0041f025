import type { ScalarNode } from '../nodes.ts';
import { giveUp } from './give-up.ts';
import { toScalar } from './make-nodes.ts';
import type { TextCursor } from './text-cursor.ts';

/** Characters that start something else than a plain scalar. */
const INDICATORS = new Set(',[]{}#&*!|>\'"%@`');

/** Where a plain scalar of one line ends: before a comment, or at the line's end. */
export function plainEnd(cursor: TextCursor, at: number, end: number): number {
  if (cursor.findColon(at, end) !== -1) giveUp();
  for (let comment = at; comment < end; comment++) {
    if (cursor.text.charCodeAt(comment) === 35 && cursor.text.charCodeAt(comment - 1) === 32) return comment;
  }
  return end;
}

/** A plain scalar of one line, spaces behind it left out. */
export function readPlain(cursor: TextCursor, start: number, limit: number): ScalarNode {
  let end = limit;
  while (end > start && cursor.text.charCodeAt(end - 1) === 32) end--;
  const first = cursor.text[start] ?? '';
  const next = cursor.text[start + 1] ?? ' ';
  if (end === start || INDICATORS.has(first)) giveUp();
  if ((first === '-' || first === '?' || first === ':') && (next === ' ' || start + 1 >= end)) giveUp();
  const text = cursor.text.slice(start, end);
  return toScalar(text, 'plain', start, end);
}

/** The quoted scalar at the cursor, which stays where it is. */
export function readQuoted(cursor: TextCursor, limit: number): ScalarNode {
  const start = cursor.at;
  const quote = cursor.text[start] ?? '';
  let at = start + 1;
  for (; at < limit; at++) {
    if (quote === '"' && cursor.text[at] === '\\') at++;
    else if (cursor.text[at] === quote) {
      if (quote === "'" && cursor.text[at + 1] === "'") at++;
      else break;
    }
  }
  if (at >= limit) giveUp();
  const inner = cursor.text.slice(start + 1, at);
  const style = quote === '"' ? 'double' : 'single';
  return toScalar(quote === '"' ? unescape(inner) : inner.replaceAll("''", "'"), style, start, at + 1);
}

/** A literal block; anything but a bare `|`, `|-` or `|+` is left to the real parser. */
export function readLiteral(cursor: TextCursor, start: number, end: number, column: number): ScalarNode {
  const header = /^\|([-+]?) *$/.exec(cursor.text.slice(start, end));
  if (header === null) giveUp();
  const lines: string[] = [];
  let indent = 0;
  let at = cursor.nextLine(end);
  let last = at;
  while (at < cursor.text.length) {
    const lineEnd = cursor.restOfLine(at);
    let content = at;
    while (content < lineEnd && cursor.text.charCodeAt(content) === 32) content++;
    if (content === lineEnd) {
      // White space on a line of its own counts for nothing only while it is not deeper than the block.
      if (content - at > indent && content > at) giveUp();
      lines.push('');
    } else {
      if (indent === 0) indent = content - at;
      if (content - at <= column) break;
      if (content - at < indent || lines.length === 0 ? content - at !== indent : false) giveUp();
      lines.push(cursor.text.slice(at + indent, lineEnd));
      last = cursor.nextLine(lineEnd);
    }
    at = cursor.nextLine(lineEnd);
  }
  // Blank lines at the start or the end have rules of their own.
  if (indent <= column || lines[0] === '' || lines.at(-1) === '') giveUp();
  cursor.toContent(last);
  const text = lines.join('\n') + (header[1] === '-' ? '' : '\n');
  if (cursor.text[last - 1] !== '\n') giveUp();
  return toScalar(text, 'literal', start, last);
}

function unescape(inner: string): string {
  if (!inner.includes('\\')) return inner;
  try {
    // What JSON knows, YAML reads alike; its further escapes are for the real parser.
    return String(JSON.parse(`"${inner}"`));
  } catch {
    return giveUp();
  }
}
