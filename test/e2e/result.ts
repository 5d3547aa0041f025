/** One line of the file that a suite writes while it runs. */
export type ResultLine =
  | { readonly test: string; readonly passed: true; readonly milliseconds: number }
  | { readonly test: string; readonly passed: false; readonly error: string }
  | { readonly finished: true };

/** What a result starts with where it is a line of a log. */
export const resultMark = 'meshwright-e2e ';

/** Tells whether a suite ran to its end, had tests and failed in none. */
export function isSuccess(lines: readonly ResultLine[]): boolean {
  const tests = lines.filter((line) => 'test' in line);
  return lines.some((line) => 'finished' in line) && tests.length > 0 && tests.every((line) => line.passed);
}

/** Gives the text to show for a line. */
export function toText(line: ResultLine): string {
  if ('finished' in line) return '';
  return line.passed ? `  ✓ ${line.test} (${line.milliseconds} ms)\n` : `  ✗ ${line.test}\n${line.error}\n`;
}
