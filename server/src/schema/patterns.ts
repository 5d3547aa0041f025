import { isAmbiguous } from './ambiguous-pattern.ts';
import { findLinearMatcher } from './linear-matcher.ts';

/** A compiled pattern that never throws and never takes long. */
export interface Matcher {
  test(text: string): boolean;
  /** The pattern. Ajv takes matchers with equal texts for one and keeps the first. */
  toString(): string;
}

/** Values of patterned fields are short; a longer text is not handed to a backtracking engine. */
const LONGEST_TEXT = 4096;

const matchers = new Map<string, Matcher>();

/** Our own schemas have a few hundred patterns; those of definitions come with every keystroke. */
const MOST_MATCHERS = 2000;

/**
 * Compiles a pattern in RE2 syntax, as Kubernetes uses it: found anywhere in the text unless anchored.
 * @returns a matcher that accepts everything if JavaScript cannot express the pattern
 */
export function toMatcher(pattern: string): Matcher {
  let matcher = matchers.get(pattern);
  if (matcher === undefined) {
    if (matchers.size >= MOST_MATCHERS) matchers.clear();
    matcher = compile(pattern);
    matchers.set(pattern, matcher);
  }
  return matcher;
}

function compile(pattern: string): Matcher {
  const linear = isAmbiguous(pattern) ? findLinearMatcher(pattern) : undefined;
  if (linear !== undefined) return linear;
  const { source, flags } = translate(pattern);
  try {
    const expression = new RegExp(source, flags);
    return {
      test: (text) => text.length > LONGEST_TEXT || expression.test(text),
      toString: () => pattern,
    };
  } catch {
    return { test: () => true, toString: () => pattern };
  }
}

const POSIX_CLASSES: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: String.raw`\x00-\x7F`,
  blank: String.raw`\t `,
  cntrl: String.raw`\x00-\x1F\x7F`,
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: String.raw`!-\/:-@\[-\x60{-~`,
  space: String.raw`\t\n\v\f\r `,
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};

/** Characters that JavaScript's `u` mode lets stand behind a backslash outside of classes. */
const SYNTAX = new Set('^$\\.*+?()[]{}|/');

/** Rewrites RE2 syntax as JavaScript's with the `u` flag. */
function translate(pattern: string): { source: string; flags: string } {
  const inlineFlags = /^\(\?([ims]+)\)/.exec(pattern);
  const flags = `u${inlineFlags?.[1] ?? ''}`;
  const rest = inlineFlags === null ? pattern : pattern.slice(inlineFlags[0].length);
  let source = '';
  let inClass = false;
  for (let at = 0; at < rest.length; at++) {
    const char = rest[at] ?? '';
    if (char === '\\') {
      const [text, length] = translateEscape(rest, at, inClass);
      source += text;
      at += length - 1;
    } else if (inClass) {
      const posix = char === '[' ? /^\[:(\w+):\]/.exec(rest.slice(at, at + 12)) : null;
      if (posix !== null) {
        source += POSIX_CLASSES[posix[1] ?? ''] ?? '';
        at += posix[0].length - 1;
      } else if (char === '[') source += String.raw`\[`;
      else {
        inClass = char !== ']';
        source += char;
      }
    } else if (char === '[') {
      const opening = /^\[\^?\]?/.exec(rest.slice(at))?.[0] ?? '[';
      inClass = true;
      source += opening.endsWith(']') ? `${opening.slice(0, -1)}${String.raw`\]`}` : opening;
      at += opening.length - 1;
    } else if (rest.startsWith('(?P<', at)) {
      source += '(?<';
      at += 3;
    } else source += char;
  }
  return { source, flags };
}

/** @returns the translation of the escape at `at`, and how many characters of the pattern it covers */
function translateEscape(pattern: string, at: number, inClass: boolean): [string, number] {
  const next = pattern[at + 1] ?? '';
  const property = /^\\([pP])(?:\{(\^?)(\w+)\}|(\w))/.exec(pattern.slice(at, at + 40));
  if (property !== null) {
    const [whole, letter = 'p', negation = '', long, short] = property;
    const isNegated = (letter === 'P') !== (negation === '^');
    return [`\\${isNegated ? 'P' : 'p'}{${propertyName(long ?? short ?? '')}}`, whole.length];
  }
  if (next === 'Q') {
    const end = pattern.indexOf(String.raw`\E`, at);
    const literal = pattern.slice(at + 2, end === -1 ? undefined : end);
    return [
      literal.replaceAll(/[\^$\\.*+?()[\]{}|/]/g, String.raw`\$&`),
      literal.length + (end === -1 ? 2 : 4),
    ];
  }
  if (next === 'A') return ['^', 2];
  if (next === 'z') return ['$', 2];
  if (next === 'a') return [String.raw`\x07`, 2];
  if (/[dDwWsSbBtnrfvx0-9]/.test(next)) return [`\\${next}`, 2];
  if (SYNTAX.has(next) || (inClass && next === '-')) return [`\\${next}`, 2];
  // RE2 lets any punctuation be escaped; in `u` mode the backslash would be an error.
  return [next, 2];
}

/** RE2 names scripts plainly (`\p{Greek}`), JavaScript with a prefix; general categories are one or two letters. */
function propertyName(name: string): string {
  return name.length <= 2 ? name : `Script=${name}`;
}
