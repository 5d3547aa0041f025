import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createNodeSchemas } from '../../server/src/host/node-schemas.ts';
import { createLanguageService } from '../../server/src/language-service.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/resources/settings.ts';
import type { Problem, Severity } from '../../server/src/resources/problem.ts';

const repoRoot = path.resolve(import.meta.dirname, '../..');
const corpus = path.join(path.resolve(repoRoot, '../shared'), 'corpus');
const schemaFolder = path.join(repoRoot, 'dist/schemas');
const isPresent = existsSync(corpus);
if (!isPresent) process.stderr.write('The corpus beside the repository is absent: its tests are skipped.\n');

/** One document and what upstream says about it. */
interface DocumentCase {
  readonly file: string;
  readonly class: string;
  readonly rule?: string;
  readonly expectFinding: boolean;
  readonly tolerated?: readonly string[];
}

/** One workspace and the resources in which something is to be found. */
interface WorkspaceCase {
  readonly id: string;
  readonly workspace: readonly string[];
  readonly clean: boolean;
  readonly findings: readonly {
    readonly kind: string;
    readonly namespace: string | null;
    readonly name: string;
    readonly class: string;
  }[];
}

interface Found {
  readonly severity: Severity;
  readonly problem: Problem;
}

async function lint(files: Readonly<Record<string, string>>, settings: Partial<Settings>): Promise<Found[]> {
  if (!existsSync(schemaFolder)) throw new Error('The schemas are not built. Run "npm run build" first.');
  const failures: string[] = [];
  const service = createLanguageService({
    schemas: createNodeSchemas(schemaFolder),
    log: (message) => failures.push(message),
  });
  service.setSettings(() => ({ ...DEFAULT_SETTINGS, ...settings }));
  for (const [file, text] of Object.entries(files)) service.setFile(`file:///${file}`, text);
  const found: Found[] = [];
  for (const file of Object.keys(files)) found.push(...(await service.problems(`file:///${file}`)));
  expect(failures).toEqual([]);
  return found;
}

function readCases<Case>(folder: string): Case[] {
  const text = readFileSync(path.join(corpus, folder, 'expected.json'), 'utf8');
  return (JSON.parse(text) as { cases: Case[] }).cases;
}

const isSerious = ({ severity }: Found) => severity === 'error' || severity === 'warning';

/** Right and all answers by the name of a group. */
class Tally {
  readonly #rows = new Map<string, { right: number; all: number }>();

  add(group: string, isRight: boolean): void {
    const row = this.#rows.get(group) ?? { right: 0, all: 0 };
    this.#rows.set(group, { right: row.right + (isRight ? 1 : 0), all: row.all + 1 });
  }

  share(): number {
    const rows = [...this.#rows.values()];
    return rows.reduce((sum, row) => sum + row.right, 0) / rows.reduce((sum, row) => sum + row.all, 0);
  }

  print(title: string): void {
    const rows = [...this.#rows]
      .sort()
      .map(([name, { right, all }]) => `  ${name.padEnd(28)} ${right}/${all}`);
    process.stdout.write(`${title}: ${(100 * this.share()).toFixed(1)} %\n${rows.join('\n')}\n`);
  }
}

describe.skipIf(!isPresent)('corpus cilium', () => {
  it('finds what upstream refuses, and leaves the rest alone', { timeout: 120_000 }, async () => {
    const found = new Tally();
    const silent = new Tally();
    const wrong: string[] = [];
    for (const entry of readCases<DocumentCase>('cilium')) {
      const text = readFileSync(path.join(corpus, 'cilium', entry.file), 'utf8');
      const problems = (await lint({ 'case.yaml': text }, {})).filter(isSerious);
      const folder = entry.file.split('/')[0] ?? '';
      if (entry.expectFinding) {
        found.add(`${folder} ${entry.class}`, problems.length > 0);
        if (problems.length === 0) wrong.push(`missed: ${entry.file} ${entry.rule ?? ''}`);
        continue;
      }
      const tolerated = new Set(entry.tolerated ?? []);
      const alarms = problems.filter(
        ({ severity, problem }) => severity === 'error' || !problem.upstream.some((id) => tolerated.has(id)),
      );
      silent.add(`${folder} ${entry.class}`, alarms.length === 0);
      for (const { problem } of alarms)
        wrong.push(`false alarm: ${entry.file} ${problem.code} ${problem.message}`);
    }
    found.print('cilium, found where something is wrong');
    silent.print('cilium, silent where nothing is wrong');
    process.stdout.write(`${wrong.join('\n')}\n`);
    expect(silent.share()).toBe(1);
    expect(found.share()).toBeGreaterThanOrEqual(0.95);
  });
});

describe.skipIf(!isPresent)('corpus cilium-crossref', () => {
  it('finds broken references in closed workspaces', { timeout: 60_000 }, async () => {
    const found = new Tally();
    const clean = new Tally();
    const wrong: string[] = [];
    for (const entry of readCases<WorkspaceCase>('cilium-crossref')) {
      const files = Object.fromEntries(
        entry.workspace.map((file) => [
          file,
          readFileSync(path.join(corpus, 'cilium-crossref', file), 'utf8'),
        ]),
      );
      const problems = await lint(files, { workspace: 'closed' });
      if (entry.clean) {
        const alarms = problems.filter(isSerious);
        clean.add('clean', alarms.length === 0);
        for (const { problem } of alarms) wrong.push(`false alarm: ${entry.id} ${problem.code}`);
      }
      for (const finding of entry.findings) {
        const isFound = problems.some(
          ({ problem: { resource, upstream } }) =>
            resource?.kind === finding.kind &&
            resource.name === finding.name &&
            resource.namespace === (finding.namespace ?? '') &&
            upstream.includes(`CIL-REF:${finding.class}`),
        );
        found.add(finding.class, isFound);
        if (!isFound) wrong.push(`missed: ${entry.id} ${finding.class}`);
      }
    }
    found.print('cilium-crossref, findings on their resource');
    clean.print('cilium-crossref, clean workspaces');
    process.stdout.write(`${wrong.join('\n')}\n`);
    expect(clean.share()).toBe(1);
    expect(found.share()).toBeGreaterThanOrEqual(0.85);
  });
});
