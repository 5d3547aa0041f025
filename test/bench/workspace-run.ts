import path from 'node:path';
import { createNodeSchemas } from '../../server/src/host/node-schemas.ts';
import { createLanguageService } from '../../server/src/language-service.ts';
import { median } from './measure.ts';
import { makeFileOf } from './texts.ts';

/** What one run on one workspace took, in milliseconds, and how many rules an edit ran again. */
export interface WorkspaceFigures {
  readonly read: number;
  readonly checked: number;
  readonly edit: number;
  readonly completion: number;
  readonly hover: number;
  readonly rules: number;
}

/** Reads a workspace of so many files, checks all of it, then edits one file and asks in it, time after time. */
async function measure(count: number): Promise<WorkspaceFigures> {
  const service = createLanguageService({
    schemas: createNodeSchemas(path.resolve(import.meta.dirname, '../../dist/schemas')),
    log: (message) => {
      throw new Error(message);
    },
  });
  const texts = Array.from({ length: count }, (_, file) => makeFileOf(file));
  const start = performance.now();
  for (const [file, text] of texts.entries()) service.setFile(`file:///w/${file}.yaml`, text);
  const read = performance.now() - start;
  for (const uri of service.files()) await service.report(uri);
  const checked = performance.now() - start;
  const target = Math.floor(count / 2);
  const uri = `file:///w/${target}.yaml`;
  const [edits, completions, hovers]: [number[], number[], number[]] = [[], [], []];
  let rules = 0;
  for (let round = 0; round < 9; round++) {
    const before = service.ruleRuns();
    const text = makeFileOf(target).replace('v1', `v1${round}`);
    edits.push(
      await time(async () => {
        const others = service.setFile(uri, text);
        for (const file of [uri, ...others]) await service.report(file);
      }),
    );
    rules = service.ruleRuns() - before;
    const lines = text.split('\n');
    const line = lines.findIndex((content) => /^\s+host: /.test(content));
    const position = { line, character: (lines[line] ?? '').indexOf('host: ') + 6 };
    completions.push(await time(async () => await service.completion(uri, position)));
    hovers.push(await time(async () => await service.hover(uri, position)));
  }
  return {
    read,
    checked,
    edit: median(edits),
    completion: median(completions),
    hover: median(hovers),
    rules,
  };
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

process.stdout.write(JSON.stringify(await measure(Number(process.argv[2]))));
