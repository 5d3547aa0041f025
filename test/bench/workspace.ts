import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { median, RUNS, type Row } from './measure.ts';
import { DOCUMENTS_PER_FILE } from './texts.ts';
import type { WorkspaceFigures } from './workspace-run.ts';

/** How long one run may take, in milliseconds. */
const LIMIT = 120_000;

/** How often workspaces of more than 2,000 files are measured, each run of which takes half a minute. */
const FEW_RUNS = 3;

type Measured = readonly [string, keyof WorkspaceFigures, Row['unit'], number?];

/** How the service fares as the workspace grows: reading all of it, and then one edit in one file. */
export function measureWorkspace(fileCounts: readonly number[], log: (message: string) => void): Row[] {
  return fileCounts.flatMap((count) => {
    const runs = count > 2000 ? FEW_RUNS : RUNS;
    const figures: WorkspaceFigures[] = [];
    for (let run = 0; run < runs; run++) {
      const found = runOnce(count);
      if (found === undefined) log(`${count} files: no end`);
      else figures.push(found);
      log(`${count} files, run ${run + 1} of ${runs}`);
    }
    const measured: readonly Measured[] = [
      count === 2000 ? ['read', 'read', 'ms', 4000] : ['read', 'read', 'ms'],
      ['read and check everything', 'checked', 'ms'],
      ['one edit and all it touches', 'edit', 'ms', 10],
      ['completion of a host after it', 'completion', 'ms', 20],
      ['hover over a host after it', 'hover', 'ms', 20],
      ['rules run again by it', 'rules', 'runs'],
    ];
    const files = `${count.toLocaleString('en')} files`;
    const documents = `${(count * DOCUMENTS_PER_FILE).toLocaleString('en')} documents`;
    return measured.map(([name, figure, unit, budget]) => ({
      name: `${name}, ${files}, ${documents}`,
      ours: median(figures.map((each) => each[figure])),
      unit,
      runs,
      budget,
    }));
  });
}

/** A process of its own: what other runs left behind would be measured with it. */
function runOnce(count: number): WorkspaceFigures | undefined {
  const program = path.join(import.meta.dirname, 'workspace-run.ts');
  const { stdout, status } = spawnSync(process.execPath, ['--import', 'tsx', program, String(count)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: LIMIT,
  });
  return status === 0 ? (JSON.parse(stdout) as WorkspaceFigures) : undefined;
}
