/** Longest repeat count that RE2 accepts (regexp/syntax, ErrInvalidRepeatSize). */
const MOST_REPEATS = 1000;

/**
 * What Go's `regexp.Compile` (RE2) would refuse about a pattern. Only faults that are certain are told; the
 * pattern is read once from left to right and never run.
 * @returns a phrase that completes `"x" is no regular expression: …`; undefined if no fault is seen
 */
export function goRegexpFault(pattern: string): string | undefined {
  let depth = 0;
  let canRepeat = false;
  let repeated = false;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] ?? '';
    if (character === '\\') {
      const fault = escapeFault(pattern, at);
      if (fault !== undefined) return fault;
      at = escapeEnd(pattern, at);
    } else if (character === '[') {
      const end = classEnd(pattern, at);
      if (end === undefined) return 'its "[" is never closed';
      at = end;
    } else if (character === '(') {
      const fault = groupFault(pattern, at);
      if (fault !== undefined) return fault;
      depth++;
      at = groupStart(pattern, at);
      canRepeat = false;
      repeated = false;
      continue;
    } else if (character === ')') {
      if (--depth < 0) return 'its ")" closes nothing';
    } else if (character === '|') {
      canRepeat = false;
      repeated = false;
      continue;
    } else if (isRepeat(pattern, at)) {
      const { end, fault } = readRepeat(pattern, at, { canRepeat, repeated });
      if (fault !== undefined) return fault;
      at = end;
      repeated = true;
      continue;
    }
    canRepeat = true;
    repeated = false;
  }
  return depth > 0 ? 'its "(" is never closed' : undefined;
}

/** Letters that mean something behind a backslash; other letters are refused, punctuation stands for itself. */
const ESCAPED_LETTERS = new Set('aAbBdDfnpPQrsStvwWxz');

function escapeFault(pattern: string, at: number): string | undefined {
  const next = pattern[at + 1];
  if (next === undefined) return 'it ends in a backslash';
  const isOctal = next !== '8' && next !== '9' && /[0-7]/.test(pattern[at + 2] ?? '');
  if (/[1-9]/.test(next) && !isOctal) return `RE2 has no back references such as "\\${next}"`;
  if (/[a-zA-Z]/.test(next) && !ESCAPED_LETTERS.has(next)) return `RE2 has no escape "\\${next}"`;
  return undefined;
}

/** Offset of the last character of an escape: `\pL`, `\x{10FFFF}` and `\Q…\E` are longer than two. */
function escapeEnd(pattern: string, at: number): number {
  const next = pattern[at + 1];
  if (next === 'Q') {
    const end = pattern.indexOf('\\E', at + 2);
    return end === -1 ? pattern.length - 1 : end + 1;
  }
  if ((next === 'p' || next === 'P' || next === 'x') && pattern[at + 2] === '{') {
    const end = pattern.indexOf('}', at + 3);
    return end === -1 ? pattern.length - 1 : end;
  }
  return next === 'p' || next === 'P' ? at + 2 : at + 1;
}

/** Offset of the `]` that closes a class; a `]` right behind `[` or `[^` is a member. */
function classEnd(pattern: string, start: number): number | undefined {
  let at = start + 1;
  if (pattern[at] === '^') at++;
  if (pattern[at] === ']') at++;
  for (; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++;
    else if (pattern.startsWith('[:', at)) {
      const end = pattern.indexOf(':]', at + 2);
      if (end !== -1) at = end + 1;
    } else if (pattern[at] === ']') return at;
  }
  return undefined;
}

function groupFault(pattern: string, at: number): string | undefined {
  if (pattern[at + 1] !== '?') return undefined;
  if (/^\(\?<?[=!]/.test(pattern.slice(at, at + 4))) return 'RE2 has no look-ahead and no look-behind';
  if (pattern[at + 2] === '>') return 'RE2 has no atomic groups';
  return undefined;
}

/** Offset of the last character that opens a group: `(`, `(?:`, `(?P<name>`, or a whole `(?i)`. */
function groupStart(pattern: string, at: number): number {
  if (pattern[at + 1] !== '?') return at;
  if (pattern[at + 2] === 'P' || pattern[at + 2] === '<') {
    const end = pattern.indexOf('>', at);
    return end === -1 ? at + 1 : end;
  }
  let end = at + 2;
  while (/[a-zA-Z-]/.test(pattern[end] ?? '')) end++;
  return pattern[end] === ':' ? end : end - 1;
}

function isRepeat(pattern: string, at: number): boolean {
  const character = pattern[at] ?? '';
  return '*+?'.includes(character) || /^\{[0-9]{1,9}(?:,[0-9]{0,9})?\}/.test(pattern.slice(at, at + 22));
}

function readRepeat(
  pattern: string,
  at: number,
  before: { readonly canRepeat: boolean; readonly repeated: boolean },
): { readonly end: number; readonly fault: string | undefined } {
  const source = /^(?:[*+?]|\{[^}]*\})/.exec(pattern.slice(at, at + 22))?.[0] ?? '';
  const end = at + source.length - 1 + (pattern[at + source.length] === '?' ? 1 : 0);
  if (!before.canRepeat) return { end, fault: `its "${source}" has nothing to repeat` };
  if (before.repeated) return { end, fault: `its "${source}" repeats a repetition` };
  const counts = (source.match(/[0-9]+/g) ?? []).map(Number);
  if (counts.some((count) => count > MOST_REPEATS)) {
    return { end, fault: `RE2 repeats at most ${MOST_REPEATS} times` };
  }
  const [least = 0, most = Infinity] = counts;
  return { end, fault: counts.length === 2 && least > most ? `its "${source}" runs backwards` : undefined };
}
