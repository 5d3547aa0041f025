import { readFileSync } from 'node:fs';

/** One line of the file that a suite writes while it runs. */
export type ResultLine =
  | { readonly test: string; readonly passed: true; readonly milliseconds: number }
  | { readonly test: string; readonly passed: false; readonly error: string }
  | { readonly finished: true };

/** Reads what a suite has written; a suite that never started has written nothing. */
export function readResult(file: string): ResultLine[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ResultLine);
}

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
