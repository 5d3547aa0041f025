import type { Environment } from '@marcbachmann/cel-js';
import { findLinearMatcher } from '../../linear-matcher.ts';
import { CelFailure } from './failure.ts';

/** Results longer than this are no use to a rule and may be meant to exhaust us. */
const LONGEST_RESULT = 100_000;

/** The functions on texts that the API server adds to CEL and the evaluator lacks. */
export function addTextFunctions(environment: Environment): void {
  environment
    .registerFunction('string.re2Matches(string): bool', (text: string, pattern: string) =>
      matches(text, pattern),
    )
    .registerFunction('string.charAt(int): string', (text: string, index: bigint) =>
      text.charAt(Number(index)),
    )
    .registerFunction('string.reverse(): string', (text: string) => [...text].reverse().join(''))
    .registerFunction('string.replace(string, string): string', (text: string, from: string, to: string) =>
      limited(text.replaceAll(from, () => to)),
    )
    .registerFunction(
      'string.replace(string, string, int): string',
      (text: string, from: string, to: string, count: bigint) =>
        limited(replaceFirst(text, from, to, Number(count))),
    );
}

function matches(text: string, pattern: string): boolean {
  const matcher = findLinearMatcher(pattern);
  if (matcher === undefined) throw new CelFailure(`unreadable pattern ${pattern}`);
  return matcher.test(text);
}

function replaceFirst(text: string, from: string, to: string, count: number): string {
  if (count < 0) return text.replaceAll(from, () => to);
  let left = count;
  return text.replaceAll(from, (found) => (left-- > 0 ? to : found));
}

function limited(text: string): string {
  if (text.length > LONGEST_RESULT) throw new Error('text too long');
  return text;
}
