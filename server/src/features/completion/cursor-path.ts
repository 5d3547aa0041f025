import { lineStart } from '../../yaml/edit.ts';
import type { Path } from '../../yaml/nodes.ts';

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
}

/** An open map or list, as seen from the lines read so far. */
interface Frame {
  readonly column: number;
  readonly isList: boolean;
  /** The key whose value is open, or the index of the open item. */
  step: string | number;
}

/** Longer lines hold no keys that matter here. */
const LONGEST_LINE = 2000;
const KEY = /^(?:"([^"]*)"|'([^']*)'|([^\s:#&*!|>'"%@`[\]{},-][^:#]*|-[^\s:#][^:#]*)):(?:[ \t]+(.*)|)$/;
const BLOCK_SCALAR = /^[|>][-+0-9]*(?:\s+#.*)?$/;

/**
 * Reads the path to the cursor from the lines above it.
 * @param offset UTF-16 offset in `text`
 */
export function findCursorPath(text: string, offset: number): CursorPath {
  const start = lineStart(text, offset);
  const frames = readFrames(text.slice(0, start));
  const { dashes, rest, column } = splitDashes(text.slice(start, offset));
  for (const dash of dashes) openItem(frames, dash);
  const [key, value] = splitKey(rest);
  closeBeyond(frames, column);
  const map = frames.at(-1);
  const isInMap = map !== undefined && !map.isList && map.column === column;
  const container = (isInMap ? frames.slice(0, -1) : frames).map((frame) => frame.step);
  if (key === undefined) return { path: container, expects: 'key', typed: rest, start: offset - rest.length };
  return { path: [...container, key], expects: 'value', typed: value, start: offset - value.length };
}

function readFrames(text: string): Frame[] {
  const frames: Frame[] = [];
  let blockScalarOf: number | undefined;
  for (const raw of text.split('\n')) {
    const line = raw.slice(0, LONGEST_LINE).trimEnd();
    if (/^\s*(?:#|$)/.test(line)) continue;
    if (/^(?:---|\.\.\.)(?:\s|$)/.test(line)) {
      frames.length = 0;
      continue;
    }
    const { dashes, rest, column } = splitDashes(line);
    if (blockScalarOf !== undefined && (dashes[0] ?? column) > blockScalarOf) continue;
    blockScalarOf = undefined;
    for (const dash of dashes) openItem(frames, dash);
    const [key, value] = splitKey(rest);
    closeBeyond(frames, column);
    if (key === undefined) continue;
    const top = frames.at(-1);
    if (top !== undefined && !top.isList && top.column === column) top.step = key;
    else frames.push({ column, isList: false, step: key });
    if (BLOCK_SCALAR.test(value)) blockScalarOf = dashes.at(-1) ?? column;
  }
  return frames;
}

function splitDashes(line: string): { dashes: number[]; rest: string; column: number } {
  const dashes: number[] = [];
  let column = /^[ ]*/.exec(line)?.[0].length ?? 0;
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
  else frames.push({ column, isList: true, step: 0 });
}

/** What is indented deeper than `column` is over, and so is a list whose dashes stand at `column`. */
function closeBeyond(frames: Frame[], column: number): void {
  for (let top = frames.at(-1); top !== undefined; top = frames.at(-1)) {
    if (top.column < column || (top.column === column && !top.isList)) return;
    frames.pop();
  }
}
