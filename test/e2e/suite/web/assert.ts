/** The part of Node's assertions that the journeys use, for hosts that are no Node. */

export function ok(value: unknown, message = 'Expected something'): asserts value {
  if (value === undefined || value === null || value === false || value === '') throw new Error(message);
}

export function equal(actual: unknown, expected: unknown): void {
  if (!Object.is(actual, expected)) throw new Error(`Expected ${show(expected)}; found ${show(actual)}.`);
}

/** Compares what JSON can say, which is all that the journeys compare. */
export function deepEqual(actual: unknown, expected: unknown): void {
  if (show(actual) !== show(expected)) throw new Error(`Expected ${show(expected)}; found ${show(actual)}.`);
}

export function match(text: string, pattern: RegExp): void {
  if (!pattern.test(text)) throw new Error(`Expected ${String(pattern)} in\n${text}`);
}

export function doesNotMatch(text: string, pattern: RegExp): void {
  if (pattern.test(text)) throw new Error(`Expected no ${String(pattern)} in\n${text}`);
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined';
}
