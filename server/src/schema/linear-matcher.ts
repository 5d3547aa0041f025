import { RE2JS } from '@bufbuild/re2';
import type { Matcher } from './patterns.ts';

/** A longer pattern makes an automaton that takes long to build. */
const LONGEST_PATTERN = 4096;

const matchers = new Map<string, Matcher | undefined>();

/** Patterns of hostile definitions must not fill the memory. */
const MOST_MATCHERS = 2000;

/**
 * Compiles a pattern from a definition that we did not write, in an engine whose time grows with the text only.
 * @returns undefined if RE2 would refuse the pattern, or if it is longer than any that is meant well
 */
export function findLinearMatcher(pattern: string): Matcher | undefined {
  if (matchers.has(pattern)) return matchers.get(pattern);
  if (matchers.size >= MOST_MATCHERS) matchers.clear();
  const matcher = compile(pattern);
  matchers.set(pattern, matcher);
  return matcher;
}

function compile(pattern: string): Matcher | undefined {
  if (pattern.length > LONGEST_PATTERN) return undefined;
  try {
    return RE2JS.compile(pattern);
  } catch {
    return undefined;
  }
}
