const UNBOUNDED = /^(?:[*+]|\{\d+,\})/;

/**
 * True for patterns in which a repetition holds another one, such as `(a+[.]?)+`: JavaScript's engine may try
 * exponentially many ways to divide a text between them. Repetitions with a separator, such as `(\.[a-z]+)*`,
 * leave one way only.
 */
export function isAmbiguous(pattern: string): boolean {
  const starts: { readonly at: number; holdsRepetition: boolean }[] = [];
  for (let at = 0; at < pattern.length; at += tokenLength(pattern, at)) {
    const char = pattern[at];
    const isRepeated = UNBOUNDED.test(pattern.slice(at + tokenLength(pattern, at)));
    if (char === '(') starts.push({ at, holdsRepetition: false });
    else if (char === ')') {
      const group = starts.pop();
      const body = pattern.slice((group?.at ?? 0) + 1, at);
      if (group?.holdsRepetition === true && isRepeated && !hasSeparator(body)) return true;
      if (group?.holdsRepetition === true || isRepeated) markAround(starts);
    } else if (isRepeated) markAround(starts);
  }
  return false;
}

function markAround(starts: readonly { holdsRepetition: boolean }[]): void {
  const around = starts.at(-1);
  if (around !== undefined) around.holdsRepetition = true;
}

/** The length of an escape, a class or a single character. */
function tokenLength(pattern: string, at: number): number {
  if (pattern[at] === '\\') return 2;
  if (pattern[at] !== '[') return 1;
  return /^\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]?/.exec(pattern.slice(at))?.[0].length ?? 1;
}

/** True if each round of a repeated group starts or ends with a character that occurs nowhere else in it. */
function hasSeparator(body: string): boolean {
  const [, first = '', rest = ''] = /^\\?([./:,;=])([\s\S]*)$/.exec(body.replace(/^\?:/, '')) ?? [];
  if (first !== '' && !mayContain(rest, first)) return true;
  const [, start = '', last = ''] = /^([\s\S]*)\\?([./:,;=])$/.exec(body.replace(/^\?:/, '')) ?? [];
  return last !== '' && !mayContain(start.replace(/\\$/, ''), last);
}

/** True if a part of a pattern may match a character: it names it, or it has a wide class. */
function mayContain(part: string, char: string): boolean {
  const isWide = /\[\^|\\[DWSPpC]|[^\w\\]-[^\w\]]|(?<!\\)\.(?![^[]*\])/.test(part);
  return isWide || part.includes(char);
}
