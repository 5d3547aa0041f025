import { lineStart } from '../../yaml/edit.ts';
import type { Path } from '../../yaml/nodes.ts';
import { findFlowPlace, flowKeysBehind } from './flow-scan.ts';

/** Where in a document something is about to be typed, found from indentation alone: it works in broken text. */
export interface CursorPath {
  /** From the document's root to the map, list or value that the cursor is in. */
  readonly path: Path;
  /**
   * `key`: a key of the map at `path`, or, right behind a dash, as well a whole item;
   * `value`: the value at `path`.
   */
  readonly expects: 'key' | 'value';
  /** What has been typed of it, up to the cursor. */
  readonly typed: string;
  /** Offset of the first typed character. */
  readonly start: number;
  /** Keys of the same map above or before the cursor, in order; none for a value. */
  readonly before: readonly string[];
  /** Keys of the same map below or behind the cursor. */
  readonly behind: readonly string[];
  /** True between brackets or braces. */
  readonly isFlow: boolean;
}

/** An open map or list, as seen from the lines read so far. */
interface Frame {
  readonly column: number;
  readonly isList: boolean;
  /** The key whose value is open, or the index of the open item. */
  step: string | number;
  /** Keys of a map so far. */
  readonly keys: string[];
}

/** A flow map or list that is still open. */
interface OpenFlow {
  /** Offset in the text of its bracket. */
  readonly start: number;
  /** Lines that are not indented deeper are no part of it, so it was never closed. */
  readonly column: number;
  /** From the document's root to it. */
  readonly path: Path;
}

/** Longer lines hold no keys that matter here. */
const LONGEST_LINE = 2000;
const KEY = /^(?:"([^"]*)"|'([^']*)'|([^\s:#&*!|>'"%@`[\]{},-][^:#]*|-[^\s:#][^:#]*)):(?:[ \t]+(.*)|)$/;
const BLOCK_SCALAR = /^[|>][-+0-9]*(?:\s+#.*)?$/;

/** More text than this between brackets is not read. */
const LONGEST_FLOW = 20_000;

/**
 * Reads the path to the cursor from the lines above it.
 * @param offset UTF-16 offset in `text`
 * @returns undefined within a block scalar, where free text is typed
 */
export function findCursorPath(text: string, offset: number): CursorPath | undefined {
  const start = lineStart(text, offset);
  const { frames, flow, blockScalarOf } = readFrames(text.slice(0, start));
  const line = text.slice(start, offset);
  const { dashes, rest, column } = splitDashes(line);
  if (blockScalarOf !== undefined && (dashes[0] ?? column) > blockScalarOf) return undefined;
  if (flow !== undefined && isWithin(flow, line)) {
    const inside = cursorInFlow(text, offset, flow);
    if (inside !== undefined) return inside;
  }
  for (const dash of dashes) openItem(frames, dash);
  const [key, value] = splitKey(rest);
  closeBeyond(frames, column);
  const map = frames.at(-1);
  const isInMap = map !== undefined && !map.isList && map.column === column;
  const container = (isInMap ? frames.slice(0, -1) : frames).map((frame) => frame.step);
  const path = key === undefined ? container : [...container, key];
  const typed = key === undefined ? rest : value;
  const opened = openedFlow(typed, { start: offset - typed.length, column, path });
  if (opened !== undefined) return cursorInFlow(text, offset, opened) ?? valueAt(path, typed, offset);
  if (key !== undefined) return valueAt(path, typed, offset);
  return {
    path,
    expects: 'key',
    typed,
    start: offset - typed.length,
    before: isInMap ? map.keys : [],
    behind: keysBelow(text, offset, column),
    isFlow: false,
  };
}

function valueAt(path: Path, typed: string, offset: number): CursorPath {
  const start = offset - typed.length;
  return { path, expects: 'value', typed, start, before: [], behind: [], isFlow: false };
}

function cursorInFlow(text: string, offset: number, flow: OpenFlow): CursorPath | undefined {
  const place = findFlowPlace(text.slice(flow.start, offset));
  if (place === undefined) return undefined;
  const start = flow.start + place.start;
  return {
    path: [...flow.path, ...place.path],
    expects: place.expects,
    typed: text.slice(start, offset),
    start,
    before: place.expects === 'key' ? place.keys : [],
    behind: place.expects === 'key' ? flowKeysBehind(text.slice(offset, offset + LONGEST_FLOW)) : [],
    isFlow: true,
  };
}

/** A flow map or list that `value` opens and does not close. */
function openedFlow(value: string, flow: OpenFlow): OpenFlow | undefined {
  return /^[[{]/.test(value) && findFlowPlace(value) !== undefined ? flow : undefined;
}

function isWithin(flow: OpenFlow, line: string): boolean {
  return indentOf(line) > flow.column || /^\s*[\]}]/.test(line);
}

interface OpenParts {
  readonly frames: Frame[];
  readonly flow: OpenFlow | undefined;
  /** Column of the key whose block scalar is open. */
  readonly blockScalarOf: number | undefined;
}

function readFrames(text: string): OpenParts {
  const frames: Frame[] = [];
  let blockScalarOf: number | undefined;
  let flow: OpenFlow | undefined;
  let start = 0;
  for (const whole of text.split('\n')) {
    const lineOffset = start;
    start += whole.length + 1;
    const line = whole.slice(0, LONGEST_LINE).trimEnd();
    if (/^\s*(?:#|$)/.test(line)) continue;
    if (/^(?:---|\.\.\.)(?:\s|$)/.test(line)) {
      frames.length = 0;
      flow = undefined;
      continue;
    }
    if (flow !== undefined && start - flow.start < LONGEST_FLOW && isWithin(flow, line)) {
      if (findFlowPlace(text.slice(flow.start, start)) === undefined) flow = undefined;
      continue;
    }
    flow = undefined;
    const { dashes, rest, column } = splitDashes(line);
    if (blockScalarOf !== undefined && (dashes[0] ?? column) > blockScalarOf) continue;
    blockScalarOf = undefined;
    for (const dash of dashes) openItem(frames, dash);
    const [key, value] = splitKey(rest);
    closeBeyond(frames, column);
    if (key !== undefined) openKey(frames, column, key);
    const typed = key === undefined ? rest : value;
    const path = frames.map((frame) => frame.step);
    flow = openedFlow(typed, { start: lineOffset + line.length - typed.length, column, path });
    if (BLOCK_SCALAR.test(value)) blockScalarOf = dashes.at(-1) ?? column;
  }
  return { frames, flow, blockScalarOf };
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

/** The keys at `column` on the lines below, up to the first line that is no part of their map. */
function keysBelow(text: string, offset: number, column: number): string[] {
  const keys: string[] = [];
  let at = text.indexOf('\n', offset) + 1;
  while (at > 0 && at < text.length) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(at, Math.min(end, at + LONGEST_LINE)).trimEnd();
    at = newline + 1;
    if (/^\s*(?:#|$)/.test(line)) continue;
    const indent = indentOf(line);
    if (indent < column || /^(?:---|\.\.\.)(?:\s|$)/.test(line)) break;
    const [key] = indent === column ? splitKey(line.slice(indent)) : [];
    if (key !== undefined) keys.push(key);
  }
  return keys;
}

function indentOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}

function splitDashes(line: string): { dashes: number[]; rest: string; column: number } {
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
function splitKey(rest: string): [string | undefined, string] {
  const match = KEY.exec(rest);
  return match === null ? [undefined, ''] : [match[1] ?? match[2] ?? match[3]?.trimEnd(), match[4] ?? ''];
}

/** A dash at `column` continues the list there, or opens one as the value of the key at or left of it. */
function openItem(frames: Frame[], column: number): void {
  while ((frames.at(-1)?.column ?? -1) > column) frames.pop();
  const top = frames.at(-1);
  if (top?.isList === true && top.column === column) top.step = Number(top.step) + 1;
  else frames.push({ column, isList: true, step: 0, keys: [] });
}

/** What is indented deeper than `column` is over, and so is a list whose dashes stand at `column`. */
function closeBeyond(frames: Frame[], column: number): void {
  for (let top = frames.at(-1); top !== undefined; top = frames.at(-1)) {
    if (top.column < column || (top.column === column && !top.isList)) return;
    frames.pop();
  }
}
