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
  /** Offset of the word being read, and where the reader stopped. */
  word: number;
  end: number;
}

/**
 * Reads an unfinished flow map or list.
 * @returns undefined if the text closes what it opens
 */
export function findFlowPlace(text: string): FlowPlace | undefined {
  const { open, word } = scan(text);
  const inner = open.at(-1);
  if (inner === undefined) return undefined;
  const start = word + (/^\s*/.exec(text.slice(word))?.[0].length ?? 0);
  const path = open.slice(0, -1).map((bracket) => stepOf(bracket));
  if (!inner.isMap) return { path: [...path, inner.index], expects: 'value', start, keys: [] };
  return inner.key === undefined
    ? { path, expects: 'key', start, keys: inner.keys }
    : { path: [...path, inner.key], expects: 'value', start, keys: inner.keys };
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
  const state: FlowState = { open: [], outer, word: 0, end: 0 };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    const inner = state.open.at(-1);
    if (sign === '{' || sign === '[') {
      const keys = state.open.length === 0 ? outer : [];
      state.open.push({ isMap: sign === '{', keys, key: undefined, index: 0 });
      state.word = at + 1;
    } else if (sign === '}' || sign === ']') {
      state.open.pop();
      if (state.open.length === 0) return state;
    } else if ((sign === '"' || sign === "'") && text.slice(state.word, at).trim() === '') {
      const end = endOfQuoted(text, at);
      if (end === -1) return state;
      at = end;
    } else if (sign === '#' && /\s/.test(text[at - 1] ?? '')) {
      const newline = text.indexOf('\n', at);
      at = newline === -1 ? text.length : newline;
    } else if (inner !== undefined) readSign(state, inner, text, at);
  }
  return state;
}

function readSign(state: FlowState, inner: Bracket, text: string, at: number): void {
  if (text[at] === ',') {
    inner.index++;
    inner.key = undefined;
    state.word = at + 1;
  } else if (
    text[at] === ':' &&
    inner.isMap &&
    inner.key === undefined &&
    /[\s,}"']|^$/.test(text[at + 1] ?? '')
  ) {
    inner.key = text
      .slice(state.word, at)
      .trim()
      .replaceAll(/^["']|["']$/g, '');
    inner.keys.push(inner.key);
    state.word = at + 1;
  }
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
