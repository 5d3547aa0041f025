import { readFileSync } from 'node:fs';
import type { ResultLine } from './result.ts';

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
