import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { median, RUNS, type Row } from './measure.ts';

const root = path.resolve(import.meta.dirname, '../..');
const LIMIT = 20_000;

interface Activation {
  readonly activation: number;
  readonly library: number;
}

/** How long the extension takes until it is active, in a process of its own each time. */
export function measureActivation(): Row[] {
  const figures = Array.from({ length: RUNS }, activateOnce);
  const of = (name: keyof Activation) => median(figures.map((each) => each[name]));
  return [
    { name: 'activation of the client', ours: of('activation'), unit: 'ms', runs: RUNS, budget: 50 },
    { name: 'its protocol library, loaded behind that', ours: of('library'), unit: 'ms', runs: RUNS },
  ];
}

function activateOnce(): Activation {
  const program = path.join(import.meta.dirname, 'activation.cjs');
  const { stdout, status } = spawnSync(process.execPath, [program, path.join(root, 'dist')], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: LIMIT,
  });
  if (status !== 0) return { activation: Number.NaN, library: Number.NaN };
  return JSON.parse(stdout) as Activation;
}

/** The size of what is installed. @param vsix its path */
export function measurePackage(vsix: string): Row {
  const megabytes = statSync(vsix).size / 1024 / 1024;
  return { name: 'VSIX', ours: megabytes, unit: 'MB', runs: 1, budget: 3 };
}
