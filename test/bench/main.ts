import { packageExtension } from '../../server/tools/package.ts';
import { measureActivation, measurePackage } from './client.ts';
import { measureEditing } from './editing.ts';
import { measureLint } from './lint.ts';
import { measureLoad } from './load.ts';
import { isMet, printTable, type Row } from './measure.ts';
import { measureWorkspace } from './workspace.ts';

/** What can be measured, by the words that choose it: all sizes, and those of `--quick`. */
const PARTS: Readonly<Record<string, (isQuick: boolean) => Promise<Row[]> | Row[]>> = {
  client: () => measureActivation(),
  lint: () => measureLint(),
  load: async (isQuick) => (isQuick ? [] : await measureLoad(log)),
  workspace: (isQuick) => measureWorkspace(isQuick ? [10, 100] : [10, 100, 2000, 10_000], log),
  editing: async (isQuick) =>
    await measureEditing(isQuick ? [60, 2000] : [20, 60, 200, 2000, 20_000, 100_000], log),
  package: async (isQuick) => (isQuick ? [] : [measurePackage(await packageExtension())]),
};

/**
 * `npm run bench -- [--quick] [PART …]`: measures the budgets, with yaml-language-server 2.0.0 on the same work in the
 * same run, and prints a table. `--quick` leaves out the large sizes. Needs `npm run build` before. Everything takes
 * some ten minutes on a machine that does nothing else; no measurement goes on without end.
 */
async function main(): Promise<void> {
  const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const isQuick = process.argv.includes('--quick');
  const rows: Row[] = [];
  const start = performance.now();
  for (const [name, measure] of Object.entries(PARTS)) {
    if (words.length === 0 || words.includes(name)) rows.push(...(await measure(isQuick)));
  }
  process.stdout.write(`${printTable(rows)}\n`);
  const missed = rows.filter((row) => isMet(row) === false).length;
  log(`${missed} missed; took ${Math.round((performance.now() - start) / 1000)} s`);
}

function log(message: string): void {
  process.stderr.write(`${message}\n`);
}

await main();
