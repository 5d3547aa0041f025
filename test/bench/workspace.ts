import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createNodeSchemas } from '../../server/src/host/node-schemas.ts';
import { createLanguageService } from '../../server/src/language-service.ts';
import { median, type Row } from './measure.ts';
import { makeDocument } from './texts.ts';

const dist = path.resolve(import.meta.dirname, '../../dist');
const DOCUMENTS_PER_FILE = 5;

function fileText(file: number): string {
  return Array.from({ length: DOCUMENTS_PER_FILE }, (_, index) =>
    makeDocument(file * DOCUMENTS_PER_FILE + index),
  ).join('---\n');
}

/** How the service fares as the workspace grows: reading all of it, and then one edit in one file. */
export async function measureWorkspace(fileCounts: readonly number[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const count of fileCounts) {
    const service = createLanguageService({
      schemas: createNodeSchemas(path.join(dist, 'schemas')),
      log: (message) => {
        throw new Error(message);
      },
    });
    const name = `${count.toLocaleString('en')} files, ${(count * DOCUMENTS_PER_FILE).toLocaleString('en')} documents`;
    const start = performance.now();
    for (let file = 0; file < count; file++) service.setFile(`file:///w/${file}.yaml`, fileText(file));
    const indexed = performance.now() - start;
    for (const uri of service.files()) await service.report(uri);
    const checked = performance.now() - start;
    const target = Math.floor(count / 2);
    const uri = `file:///w/${target}.yaml`;
    const times: number[] = [];
    const asked = { completion: [] as number[], hover: [] as number[] };
    let runs = 0;
    for (let round = 0; round < 9; round++) {
      const before = service.ruleRuns();
      const edited = performance.now();
      const text = fileText(target).replace('v1', `v1${round}`);
      const others = service.setFile(uri, text);
      for (const file of [uri, ...others]) await service.report(file);
      times.push(performance.now() - edited);
      runs = service.ruleRuns() - before;
      const lines = text.split('\n');
      const line = lines.findIndex((content) => /^\s+host: /.test(content));
      const position = { line, character: (lines[line] ?? '').indexOf('host: ') + 6 };
      let asking = performance.now();
      await service.completion(uri, position);
      asked.completion.push(performance.now() - asking);
      asking = performance.now();
      await service.hover(uri, position);
      asked.hover.push(performance.now() - asking);
    }
    rows.push(
      { name: `read, ${name}`, ours: indexed, unit: 'ms', ...(count === 2000 ? { budget: 4000 } : {}) },
      { name: `read and check everything, ${name}`, ours: checked, unit: 'ms' },
      { name: `one edit and all it touches, ${name}`, ours: median(times), unit: 'ms', budget: 10 },
      {
        name: `completion of a host after it, ${name}`,
        ours: median(asked.completion),
        unit: 'ms',
        budget: 20,
      },
      { name: `hover over a host after it, ${name}`, ours: median(asked.hover), unit: 'ms', budget: 20 },
      { name: `rules run again by it, ${name}`, ours: runs, unit: 'runs' },
    );
  }
  return rows;
}

/** `meshwright lint` as a process of its own, its start included. */
export function measureLint(): Row[] {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'meshwright-bench-'));
  try {
    const files = 2000;
    mkdirSync(path.join(folder, 'one'));
    writeFileSync(path.join(folder, 'one/one.yaml'), fileText(0));
    mkdirSync(path.join(folder, 'all'));
    for (let file = 0; file < files; file++)
      writeFileSync(path.join(folder, `all/${file}.yaml`), fileText(file));
    const time = (target: string) => {
      const start = performance.now();
      spawnSync(process.execPath, [path.join(dist, 'cli.js'), 'lint', '--format', 'json', target], {
        stdio: 'ignore',
      });
      return performance.now() - start;
    };
    const small = median(Array.from({ length: 7 }, () => time(path.join(folder, 'one'))));
    const large = median(Array.from({ length: 3 }, () => time(path.join(folder, 'all'))));
    return [
      { name: 'meshwright lint, 5 documents, start included', ours: small, unit: 'ms', budget: 300 },
      { name: 'meshwright lint, 10,000 documents', ours: large, unit: 'ms' },
      {
        name: 'documents per second after the start',
        ours: (files * DOCUMENTS_PER_FILE - 5) / ((large - small) / 1000),
        unit: '/s',
        budget: 5000,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
