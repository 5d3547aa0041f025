import { lineStart } from '../../yaml/edit.ts';
import type { Path } from '../../yaml/nodes.ts';
import { findFlowPlace, flowKeysBehind } from './flow-scan.ts';
import {
  LONGEST_LINE,
  closeBeyond,
  isWithin,
  openItem,
  openedFlow,
  readOpenParts,
  splitDashes,
  splitKey,
  type OpenFlow,
} from './open-parts.ts';

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

/** More text than this between brackets is not read. */
const LONGEST_FLOW = 100_000;

/**
 * Reads the path to the cursor from the lines above it.
 * @param offset UTF-16 offset in `text`
 * @returns undefined within a block scalar, where free text is typed, and behind what is complete
 */
export function findCursorPath(text: string, offset: number): CursorPath | undefined {
  const start = lineStart(text, offset);
  const line = text.slice(start, offset);
  const { dashes, rest, column } = splitDashes(line);
  const { frames, flow, blockScalarOf } = readOpenParts(text, start, dashes[0] ?? column);
  if (blockScalarOf !== undefined && (dashes[0] ?? column) > blockScalarOf) return undefined;
  if (flow !== undefined && isWithin(flow, line)) return cursorInFlow(text, offset, flow);
  for (const dash of dashes) openItem(frames, dash);
  const [key, value] = splitKey(rest);
  closeBeyond(frames, column);
  const map = frames.at(-1);
  const isInMap = map !== undefined && !map.isList && map.column === column;
  const container = (isInMap ? frames.slice(0, -1) : frames).map((frame) => frame.step);
  const path = key === undefined ? container : [...container, key];
  const typed = key === undefined ? rest : value;
  const opened = openedFlow(typed, { start: offset - typed.length, column, path });
  if (opened !== undefined) return cursorInFlow(text, offset, opened);
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
  if (offset - flow.start > LONGEST_FLOW) return undefined;
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

/** The keys at `column` on the lines below, up to the first line that is no part of their map. */
function keysBelow(text: string, offset: number, column: number): string[] {
  const keys: string[] = [];
  let at = text.indexOf('\n', offset) + 1;
  while (at > 0 && at < text.length) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline;
    let indent = 0;
    while (text[at + indent] === ' ') indent++;
    const line = indent > column ? '' : text.slice(at, Math.min(end, at + LONGEST_LINE)).trimEnd();
    at = newline + 1;
    if (/^\s*(?:#|$)/.test(line)) continue;
    if (indent < column || /^(?:---|\.\.\.)(?:\s|$)/.test(line)) break;
    const [key] = splitKey(line.slice(indent));
    if (key !== undefined) keys.push(key);
  }
  return keys;
}
