import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { median, RUNS, type Row } from './measure.ts';
import { DOCUMENTS_PER_FILE, writeFiles } from './texts.ts';

const program = path.resolve(import.meta.dirname, '../../dist/cli.js');
const FILES = 2000;
/** How long one call may take, in milliseconds. */
const LIMIT = 60_000;

/** `meshwright lint` as a process of its own, its start included. */
export function measureLint(): Row[] {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'meshwright-bench-'));
  try {
    const [one, all] = [path.join(folder, 'one'), path.join(folder, 'all')];
    for (const each of [one, all]) mkdirSync(each);
    writeFiles(one, 1);
    writeFiles(all, FILES);
    const small = median(Array.from({ length: RUNS }, () => time(one)));
    const large = median(Array.from({ length: RUNS }, () => time(all)));
    const documents = (FILES - 1) * DOCUMENTS_PER_FILE;
    return [
      {
        name: `meshwright lint, ${DOCUMENTS_PER_FILE} documents, start included`,
        ours: small,
        unit: 'ms',
        runs: RUNS,
        budget: 300,
      },
      {
        name: `meshwright lint, ${(FILES * DOCUMENTS_PER_FILE).toLocaleString('en')} documents`,
        ours: large,
        unit: 'ms',
        runs: RUNS,
      },
      {
        name: 'meshwright lint, documents per second after the start',
        ours: documents / ((large - small) / 1000),
        unit: '/s',
        runs: RUNS,
        budget: 5000,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function time(target: string): number {
  const start = performance.now();
  const words = [program, 'lint', '--format', 'json', target];
  const { error } = spawnSync(process.execPath, words, { stdio: 'ignore', timeout: LIMIT });
  return error === undefined ? performance.now() - start : Number.NaN;
}
