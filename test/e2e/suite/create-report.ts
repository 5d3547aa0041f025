import { resultMark, type ResultLine } from '../result.ts';

/**
 * Gives the function that tells who runs the suite what happened: a line in the file that they named, or a line in
 * the log where there is no disk, as in a web worker.
 */
export async function createReport(): Promise<(line: ResultLine) => void> {
  const file = process.env['MESHWRIGHT_E2E_RESULT'];
  if (file === undefined) {
    // oxlint-disable-next-line no-console -- The host hands on what is logged here.
    return (line) => console.log(resultMark + JSON.stringify(line));
  }
  const { appendFileSync } = await import('node:fs');
  return (line) => appendFileSync(file, `${JSON.stringify(line)}\n`);
}
