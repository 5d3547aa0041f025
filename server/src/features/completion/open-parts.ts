import { lineStart } from '../../yaml/edit.ts';
import type { Path } from '../../yaml/nodes.ts';
import { isFlowOpen } from './flow-scan.ts';

/** An open map or list, as seen from the lines read so far. */
export interface Frame {
  readonly column: number;
  readonly isList: boolean;
  /** The key whose value is open, or the index of the open item. */
  step: string | number;
  /** Keys of a map so far. */
  readonly keys: string[];
}

/** A flow map or list that is still open. */
export interface OpenFlow {
  /** Offset in the text of its bracket. */
  readonly start: number;
  /** Lines that are not indented deeper are no part of it, so it was never closed. */
  readonly column: number;
  /** From the document's root to it. */
  readonly path: Path;
}

/** Longer lines hold no keys that matter here. */
export const LONGEST_LINE = 2000;
const KEY = /^(?:"([^"]*)"|'([^']*)'|([^\s:#&*!|>'"%@`[\]{},-][^:#]*|-[^\s:#][^:#]*)):(?:[ \t]+(.*)|)$/;
const BLOCK_SCALAR = /^[|>][-+0-9]*(?:\s+#.*)?$/;

/** What is open at the start of a line. */
export interface OpenParts {
  /** From the document's root inwards. */
  readonly frames: Frame[];
  readonly flow: OpenFlow | undefined;
  /** Column of the key whose block scalar is open. */
  readonly blockScalarOf: number | undefined;
}

/**
 * Reads which maps and lists are open above a line, from indentation alone.
 * @param offset of the line's first character
 * @param column of the line's first sign that is no blank
 */
export function readOpenParts(text: string, offset: number, column: number): OpenParts {
  const frames: Frame[] = [];
  let blockScalarOf: number | undefined;
  let flow: OpenFlow | undefined;
  for (const start of linesThatMatter(text, offset, column)) {
    const line = lineAt(text, start);
    if (flow !== undefined && isWithin(flow, line)) continue;
    flow = undefined;
    const { dashes, rest, column: keyColumn } = splitDashes(line);
    if (blockScalarOf !== undefined && (dashes[0] ?? keyColumn) > blockScalarOf) continue;
    for (const dash of dashes) openItem(frames, dash);
    const [key, value] = splitKey(rest);
    closeBeyond(frames, keyColumn);
    if (key !== undefined) openKey(frames, keyColumn, key);
    const typed = key === undefined ? rest : value;
    if (/^[[{]/.test(typed)) {
      const path = frames.map((frame) => frame.step);
      flow = openedFlow(typed, { start: start + line.length - typed.length, column: keyColumn, path });
    }
    blockScalarOf = BLOCK_SCALAR.test(typed) ? (dashes.at(-1) ?? keyColumn) : undefined;
  }
  return { frames, flow, blockScalarOf };
}

/**
 * The starts of the lines above that can say what is open: each is indented at most as far as all those that follow.
 * What is indented deeper belongs to something that is over. Most of a large document is passed over this way.
 */
function linesThatMatter(text: string, offset: number, column: number): number[] {
  const starts: number[] = [];
  let limit = column;
  for (let end = offset - 1; end >= 0;) {
    const start = lineStart(text, end);
    let indent = 0;
    while (text[start + indent] === ' ') indent++;
    const first = text[start + indent] ?? '\n';
    // Blank lines and comments may be indented in any way, and tabs are no indentation.
    if (indent <= limit && !'\r\n\t#'.includes(first)) {
      if (indent === 0 && /^(?:---|\.\.\.)(?:\s|$)/.test(text.slice(start, start + 4))) break;
      starts.push(start);
      limit = indent;
    }
    if (start === 0) break;
    end = start - 1;
  }
  return starts.reverse();
}

function lineAt(text: string, start: number): string {
  const newline = text.indexOf('\n', start);
  return text.slice(start, Math.min(newline === -1 ? text.length : newline, start + LONGEST_LINE)).trimEnd();
}

/** The flow map or list that `value` opens; undefined if it opens none, or closes it again. */
export function openedFlow(value: string, flow: OpenFlow): OpenFlow | undefined {
  return /^[[{]/.test(value) && isFlowOpen(value) ? flow : undefined;
}

/** Whether a line can be a part of a flow map or list that is open above it. */
export function isWithin(flow: OpenFlow, line: string): boolean {
  return indentOf(line) > flow.column || /^\s*[\]}]/.test(line);
}

function openKey(frames: Frame[], column: number, key: string): void {
  const top = frames.at(-1);
  if (top === undefined || top.isList || top.column !== column) {
    frames.push({ column, isList: false, step: key, keys: [key] });
    return;
  }
  top.step = key;
  top.keys.push(key);
}

/** Number of blanks in front. */
function indentOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}

/** The columns of the dashes in front of a line, and what follows them. */
export function splitDashes(line: string): { dashes: number[]; rest: string; column: number } {
  const dashes: number[] = [];
  let column = indentOf(line);
  while (line[column] === '-' && (line[column + 1] === ' ' || column + 1 === line.length)) {
    dashes.push(column);
    column++;
    while (line[column] === ' ') column++;
  }
  return { dashes, rest: line.slice(column), column };
}

/** A key and what follows its colon; no key in a line that has none. */
export function splitKey(rest: string): [string | undefined, string] {
  const match = KEY.exec(rest);
  return match === null ? [undefined, ''] : [match[1] ?? match[2] ?? match[3]?.trimEnd(), match[4] ?? ''];
}

/** A dash at `column` continues the list there, or opens one as the value of the key at or left of it. */
export function openItem(frames: Frame[], column: number): void {
  while ((frames.at(-1)?.column ?? -1) > column) frames.pop();
  const top = frames.at(-1);
  if (top?.isList === true && top.column === column) top.step = Number(top.step) + 1;
  else frames.push({ column, isList: true, step: 0, keys: [] });
}

/** What is indented deeper than `column` is over, and so is a list whose dashes stand at `column`. */
export function closeBeyond(frames: Frame[], column: number): void {
  for (let top = frames.at(-1); top !== undefined; top = frames.at(-1)) {
    if (top.column < column || (top.column === column && !top.isList)) return;
    frames.pop();
  }
}
