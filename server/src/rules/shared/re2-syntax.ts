/**
 * Checks patterns against the syntax of RE2 (https://github.com/google/re2/wiki/Syntax), which Envoy and Go
 * share. It knows no look-around, no back references and no possessive repetition, which JavaScript's own
 * RegExp would accept. One pass over the text, no backtracking.
 * @returns a phrase such as `"(?=" is not part of RE2`; undefined if the pattern is well-formed
 */
export function re2Fault(pattern: string): string | undefined {
  const state: State = { pattern, at: 0, depth: 0, last: 'nothing' };
  while (state.at < pattern.length) {
    const fault = step(state);
    if (fault !== undefined) return fault;
  }
  return state.depth > 0 ? '"(" is never closed' : undefined;
}

interface State {
  readonly pattern: string;
  at: number;
  depth: number;
  /** What stands before: nothing that can be repeated, something, or something already repeated. */
  last: 'nothing' | 'atom' | 'repeated';
}

/** The largest count that RE2 takes in `{n,m}`. */
const MOST_REPEATS = 1000;

function step(state: State): string | undefined {
  const { pattern } = state;
  const character = pattern[state.at] ?? '';
  if (character === '(') return openGroup(state);
  if (character === ')') {
    if (state.depth === 0) return '")" closes nothing';
    state.depth--;
    return advance(state, 1, 'atom');
  }
  if (character === '|') return advance(state, 1, 'nothing');
  if (character === '[') return readClass(state);
  if (character === '\\') return readEscape(state, false) ?? advance(state, 0, 'atom');
  if (character === '*' || character === '+' || character === '?') return repeat(state, character);
  const counted = character === '{' ? countedRepeat(pattern, state.at) : undefined;
  if (counted !== undefined) return repeat(state, counted);
  return advance(state, 1, 'atom');
}

function advance(state: State, by: number, last: State['last']): undefined {
  state.at += by;
  state.last = last;
}

function repeat(state: State, operator: string): string | undefined {
  if (state.last === 'nothing') return `"${operator}" has nothing to repeat`;
  if (state.last === 'repeated') return `"${operator}" repeats what is repeated already`;
  const counts = operator.match(/[0-9]+/g)?.map(Number) ?? [];
  if (counts.some((count) => count > MOST_REPEATS)) return `"${operator}" repeats more than 1000 times`;
  if ((counts[1] ?? Infinity) < (counts[0] ?? 0)) return `"${operator}" counts downwards`;
  const isLazy = state.pattern[state.at + operator.length] === '?';
  return advance(state, operator.length + (isLazy ? 1 : 0), 'repeated');
}

/** `{2}`, `{2,}` or `{2,5}` at an offset; any other brace is an ordinary character. */
function countedRepeat(pattern: string, at: number): string | undefined {
  return /^\{[0-9]{1,9}(?:,[0-9]{0,9})?\}/.exec(pattern.slice(at, at + 24))?.[0];
}

function openGroup(state: State): string | undefined {
  state.depth++;
  const rest = state.pattern.slice(state.at, state.at + 80);
  if (!rest.startsWith('(?')) return advance(state, 1, 'nothing');
  const named = /^\(\?P?<[A-Za-z0-9_]+>/.exec(rest)?.[0];
  if (named !== undefined) return advance(state, named.length, 'nothing');
  const flags = /^\(\?[imsU]*(?:-[imsU]+)?([:)])/.exec(rest);
  if (flags === null) return `"${/^\(\?(?:P?<?[=!]|P?.)/.exec(rest)?.[0] ?? rest}" is not part of RE2`;
  if (flags[1] === ')') state.depth--;
  return advance(state, flags[0].length, flags[1] === ')' ? state.last : 'nothing');
}

/** Reads `[…]`. The first `]` right after the bracket is an ordinary character. */
function readClass(state: State): string | undefined {
  const { pattern } = state;
  state.at++;
  if (pattern[state.at] === '^') state.at++;
  for (let isFirst = true; isFirst || pattern[state.at] !== ']'; isFirst = false) {
    if (state.at >= pattern.length) return '"[" is never closed';
    const low = readMember(state);
    if (typeof low !== 'number') return low;
    const isRange = pattern[state.at] === '-' && pattern[state.at + 1] !== ']' && low >= 0;
    if (!isRange || state.at + 1 >= pattern.length) continue;
    state.at++;
    const high = readMember(state);
    if (typeof high !== 'number') return high;
    if (high >= 0 && high < low) return 'a range in "[…]" runs backwards';
  }
  return advance(state, 1, 'atom');
}

/** @returns the code of one character in a class, -1 for a set of characters, or a fault */
function readMember(state: State): number | string {
  const { pattern } = state;
  const named = /^\[:\^?([a-z]+):\]/.exec(pattern.slice(state.at, state.at + 20));
  if (named !== null) {
    state.at += named[0].length;
    return CLASS_NAMES.has(named[1] ?? '') ? -1 : `"${named[0]}" is no class of RE2`;
  }
  if (pattern[state.at] !== '\\') return pattern.charCodeAt(state.at++);
  const start = state.at;
  const fault = readEscape(state, true);
  if (fault !== undefined) return fault;
  const isSingle = state.at === start + 2 && !/[0-9A-Za-z]/.test(pattern[start + 1] ?? '');
  return isSingle ? pattern.charCodeAt(start + 1) : -1;
}

const CLASS_NAMES: ReadonlySet<string> = new Set(
  'alnum alpha ascii blank cntrl digit graph lower print punct space upper word xdigit'.split(' '),
);

/** Moves behind an escape such as `\d`, `\x{10FFFF}`, `\pL` or `\Q…\E`. */
function readEscape(state: State, isInClass: boolean): string | undefined {
  const rest = state.pattern.slice(state.at, state.at + 80);
  if (!isInClass && rest.startsWith('\\Q')) {
    const end = state.pattern.indexOf('\\E', state.at);
    state.at = end === -1 ? state.pattern.length : end + 2;
    return undefined;
  }
  const found =
    /^\\(?:[dswDSWafnrtv]|x[0-9a-fA-F]{2}|x\{[0-9a-fA-F]{1,6}\}|[pP](?:[A-Z]|\{\^?[A-Za-z_]+\})|0[0-7]{0,2}|[1-7][0-7]{1,2}|[^0-9A-Za-z])/u.exec(
      rest,
    )?.[0] ?? (isInClass ? undefined : /^\\[bBAzC]/.exec(rest)?.[0]);
  if (found === undefined)
    return rest.length < 2 ? '"\\" stands at the end' : `"${rest.slice(0, 2)}" is not part of RE2`;
  state.at += found.length;
  return undefined;
}
