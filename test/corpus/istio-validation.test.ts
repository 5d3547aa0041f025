import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createNodeSchemas } from '../../server/src/host/node-schemas.ts';
import { createLanguageService } from '../../server/src/language-service.ts';
import type { Problem } from '../../server/src/resources/problem.ts';
import { nodeAtOffset } from '../../server/src/yaml/at-offset.ts';
import { pathOf } from '../../server/src/yaml/nodes.ts';
import { hasVerdictCorpus, readVerdictCases, readVerdictFile, Tally } from '../support/verdict-corpus.ts';

const repoRoot = path.resolve(import.meta.dirname, '../..');
const isPresent = hasVerdictCorpus();

/** One document and what the API server and the webhook say about it. */
interface ValidationCase {
  readonly id: string;
  readonly file: string;
  readonly kind: string;
  readonly valid: boolean;
  /** Where the API server sees the fault; the webhook names no place. */
  readonly path?: string;
  readonly webhookErrors?: readonly string[];
  readonly crdError?: string;
}

const failures: string[] = [];
const service = createLanguageService({
  schemas: createNodeSchemas(path.join(repoRoot, 'dist/schemas')),
  log: (message) => failures.push(message),
});

async function errorsOf(text: string): Promise<Problem[]> {
  const uri = 'file:///case.yaml';
  service.setFile(uri, text);
  const shown = await service.problems(uri);
  service.removeFile(uri);
  return shown.filter(({ severity }) => severity === 'error').map(({ problem }) => problem);
}

/** `spec.http[0].match`, in the API server's way of writing paths. */
function placeOf({ document, span }: Problem): string {
  const node = nodeAtOffset(document.root, span.start)?.node;
  if (node === undefined) return '';
  return pathOf(node).reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`),
    '',
  );
}

/** The field itself, something in it, or, for what is missing, the map it belongs into or a key beside it. */
function isAtFault(place: string, expected: string): boolean {
  const field = expected.replace(/\[([a-z][^\]]*)\]?$/, '.$1');
  const parent = field.replace(/(?:\.[^.[]+|\[[^\]]*\])$/, '');
  return place.startsWith(field) || place === parent || place.replace(/\.[^.[]+$/, '') === parent;
}

describe.skipIf(!isPresent)('corpus of the Istio webhook', () => {
  it.each(['istio-validation', 'istio-validation-unit'])('%s', { timeout: 120_000 }, async (folder) => {
    const found = new Tally();
    const silent = new Tally();
    const placed = new Tally();
    const wrong: string[] = [];
    for (const entry of readVerdictCases<ValidationCase>(folder)) {
      const problems = await errorsOf(readVerdictFile(folder, entry.file));
      if (entry.valid) {
        silent.add(entry.kind, problems.length === 0);
        for (const { code, message } of problems) wrong.push(`false alarm: ${entry.id} ${code} ${message}`);
        continue;
      }
      found.add(entry.kind, problems.length > 0);
      const reason = entry.webhookErrors?.join('; ') ?? entry.crdError ?? '';
      if (problems.length === 0) wrong.push(`missed: ${entry.id} ${reason}`);
      if (entry.path === undefined || problems.length === 0) continue;
      const isRight = problems.some((problem) => isAtFault(placeOf(problem), entry.path ?? ''));
      placed.add(entry.kind, isRight);
      if (!isRight)
        wrong.push(`misplaced: ${entry.id} ${entry.path}, not ${problems.map(placeOf).join(', ')}`);
    }
    found.print(`${folder}, invalid documents with an error`);
    silent.print(`${folder}, valid documents without an error`);
    placed.print(`${folder}, error on the field at fault`);
    process.stdout.write(`${wrong.join('\n')}\n`);
    expect(failures).toEqual([]);
    expect(silent.share()).toBe(1);
    expect(found.share()).toBeGreaterThanOrEqual(0.97);
    expect(placed.share()).toBeGreaterThanOrEqual(0.95);
  });
});
