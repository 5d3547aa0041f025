import { measureEditing } from './editing.ts';
import { printTable } from './measure.ts';
import { measureLint, measureWorkspace } from './workspace.ts';

/**
 * Measures the budgets, with yaml-language-server 2.0.0 on the same work in the same run. `--quick` leaves out
 * the large sizes. Needs `npm run build` before.
 */
const isQuick = process.argv.includes('--quick');
const log = (message: string) => process.stderr.write(`${message}\n`);
const rows = [
  ...(await measureEditing(isQuick ? [60, 2000] : [20, 60, 200, 2000, 20_000, 100_000], log)),
  ...(await measureWorkspace(isQuick ? [10, 100] : [10, 100, 2000, 10_000])),
  ...measureLint(),
];
process.stdout.write(`${printTable(rows)}\n`);
