import type { Path } from '../../yaml/nodes.ts';

/** What stands open at the end of a text that starts with `[` or `{`. */
export interface FlowPlace {
  /** From the value that the text starts with to the map, or the item or value, that is being typed. */
  readonly path: Path;
  readonly expects: 'key' | 'value';
  /** Offset in the text of what is being typed. */
  readonly start: number;
  /** Keys of the innermost open map that are complete. */
  readonly keys: readonly string[];
}

interface Bracket {
  readonly isMap: boolean;
  readonly keys: string[];
  /** The key whose value is being read. */
  key: string | undefined;
  index: number;
}

interface FlowState {
  /** Brackets still open; empty once the first one is closed. */
  readonly open: Bracket[];
  /** Keys of the outermost map. */
  readonly outer: readonly string[];
  /** Offset of the key, item or value being read. */
  word: number;
  /** What has been read of it: nothing but blanks, some text, or all of it. */
  progress: 'blank' | 'begun' | 'complete';
}

/**
 * Reads an unfinished flow map or list.
 * @returns undefined if the text closes what it opens, or ends where only a comma can follow
 */
export function findFlowPlace(text: string): FlowPlace | undefined {
  const { open, word, progress } = scan(text);
  const inner = open.at(-1);
  if (inner === undefined || progress === 'complete') return undefined;
  const start = word + (/^\s*/.exec(text.slice(word))?.[0].length ?? 0);
  const path = open.slice(0, -1).map((bracket) => stepOf(bracket));
  if (!inner.isMap) return { path: [...path, inner.index], expects: 'value', start, keys: [] };
  return inner.key === undefined
    ? { path, expects: 'key', start, keys: inner.keys }
    : { path: [...path, inner.key], expects: 'value', start, keys: inner.keys };
}

/** Whether a text that starts with a bracket or brace leaves it open. */
export function isFlowOpen(text: string): boolean {
  return scan(text).open.length > 0;
}

/** The keys of an open flow map that stand in the text behind the cursor, up to its closing brace. */
export function flowKeysBehind(text: string): readonly string[] {
  const { open, outer } = scan(`{${text}`);
  return open.length === 0 ? outer : [];
}

function stepOf({ isMap, key, index }: Bracket): string | number {
  return isMap ? (key ?? '') : index;
}

function scan(text: string): FlowState {
  const outer: string[] = [];
  const state: FlowState = { open: [], outer, word: 0, progress: 'blank' };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (sign === '{' || sign === '[') {
      const keys = state.open.length === 0 ? outer : [];
      state.open.push({ isMap: sign === '{', keys, key: undefined, index: 0 });
      startWord(state, at + 1);
    } else if (sign === '}' || sign === ']') {
      state.open.pop();
      if (state.open.length === 0) return state;
      state.progress = 'complete';
    } else if ((sign === '"' || sign === "'") && state.progress === 'blank') {
      const end = endOfQuoted(text, at);
      if (end === -1) return state;
      state.progress = 'begun';
      at = end;
    } else if (sign === '#' && /\s/.test(text[at - 1] ?? '')) {
      const newline = text.indexOf('\n', at);
      at = newline === -1 ? text.length : newline;
    } else readSign(state, text, at);
  }
  return state;
}

function readSign(state: FlowState, text: string, at: number): void {
  const sign = text[at] ?? '';
  const inner = state.open.at(-1);
  if (inner === undefined || /\s/.test(sign)) return;
  if (sign === ',') {
    inner.index++;
    inner.key = undefined;
    startWord(state, at + 1);
  } else if (sign === ':' && inner.isMap && inner.key === undefined && endsKey(text, at)) {
    const name = text.slice(state.word, at).trim();
    inner.key = name.replaceAll(/^["']|["']$/g, '');
    inner.keys.push(inner.key);
    startWord(state, at + 1);
  } else if (state.progress === 'blank') state.progress = 'begun';
}

/** A colon ends a key before a blank, a quote or the end of the map; `a:b` is one word. */
function endsKey(text: string, at: number): boolean {
  return at + 1 === text.length || /[\s,}"']/.test(text[at + 1] ?? '');
}

function startWord(state: FlowState, at: number): void {
  state.word = at;
  state.progress = 'blank';
}

/** @returns the offset of the closing quote; -1 if there is none */
function endOfQuoted(text: string, start: number): number {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at++) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (text[at] === quote) return at;
  }
  return -1;
}
