import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Problem, Severity } from '../../server/src/resources/problem.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/resources/settings.ts';
import { createNodeSchemas } from '../../server/src/host/node-schemas.ts';
import { createLanguageService } from '../../server/src/language-service.ts';

const repoRoot = path.resolve(import.meta.dirname, '../..');
const corpus = path.join(path.resolve(repoRoot, '../shared'), 'corpus');

/** One document and whether something is to be said of it. */
export interface DocumentCase {
  readonly file: string;
  readonly class: string;
  readonly rule?: string;
  readonly expectFinding: boolean;
  readonly tolerated?: readonly string[];
}

/** One workspace and the resources in which something is to be found. */
export interface WorkspaceCase {
  readonly id: string;
  readonly workspace: readonly string[];
  readonly clean: boolean;
  /** True if implementations differ, so that there is no right answer. */
  readonly implementationSpecific?: boolean;
  readonly findings: readonly {
    readonly kind: string;
    readonly namespace: string | null;
    readonly name: string;
    readonly class: string;
  }[];
}

/** A problem with the severity it is shown with. */
export interface Verdict {
  readonly severity: Severity;
  readonly problem: Problem;
}

/** Whether the corpus lies beside the repository; says so where it does not. */
export function hasVerdictCorpus(): boolean {
  const isPresent = existsSync(corpus);
  if (!isPresent)
    process.stderr.write('The corpus beside the repository is absent: its tests are skipped.\n');
  return isPresent;
}

/** The cases of a folder of the corpus. */
export function readVerdictCases<Case>(folder: string): Case[] {
  return (JSON.parse(readVerdictFile(folder, 'expected.json')) as { cases: Case[] }).cases;
}

export function readVerdictFile(folder: string, file: string): string {
  return readFileSync(path.join(corpus, folder, file), 'utf8');
}

/** All problems of files that form a workspace. Throws if a rule throws. */
export async function judgeFiles(
  files: Readonly<Record<string, string>>,
  settings: Partial<Settings>,
): Promise<Verdict[]> {
  const failures: string[] = [];
  const service = createLanguageService({
    schemas: createNodeSchemas(path.join(repoRoot, 'dist/schemas')),
    log: (message) => failures.push(message),
  });
  service.setSettings(() => ({ ...DEFAULT_SETTINGS, ...settings }));
  for (const [file, text] of Object.entries(files)) service.setFile(`file:///${file}`, text);
  const found: Verdict[] = [];
  for (const file of Object.keys(files)) found.push(...(await service.problems(`file:///${file}`)));
  if (failures.length > 0) throw new Error(failures.join('\n'));
  return found;
}

/** Warnings and errors count as findings. */
export function isSerious({ severity }: Verdict): boolean {
  return severity === 'error' || severity === 'warning';
}

/** Right answers and all answers by the name of a group. */
export class Tally {
  readonly #rows = new Map<string, { right: number; all: number }>();

  add(group: string, isRight: boolean): void {
    const row = this.#rows.get(group) ?? { right: 0, all: 0 };
    this.#rows.set(group, { right: row.right + (isRight ? 1 : 0), all: row.all + 1 });
  }

  /** The share of right answers, from 0 to 1. */
  share(): number {
    const rows = [...this.#rows.values()];
    return rows.reduce((sum, row) => sum + row.right, 0) / rows.reduce((sum, row) => sum + row.all, 0);
  }

  print(title: string): void {
    const rows = [...this.#rows]
      .sort()
      .map(([name, { right, all }]) => `  ${name.padEnd(32)} ${right}/${all}`);
    process.stdout.write(`${title}: ${(100 * this.share()).toFixed(1)} %\n${rows.join('\n')}\n`);
  }
}
