import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const GENERATED = ['package.json', 'README.md', 'server/src/rules/README.md', 'server/src/rules/index.ts'];

it('finds everything generated fresh', () => {
  const read = () => GENERATED.map((file) => readFileSync(path.join(root, file), 'utf8'));
  const before = read();
  execFileSync(process.execPath, ['--import', 'tsx', 'server/tools/generate.ts'], { cwd: root });
  expect(read()).toEqual(before);
}, 60_000);
