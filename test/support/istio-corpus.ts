import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createNodeSchemas } from '../../server/src/host/node-schemas.ts';
import { createLanguageService } from '../../server/src/language-service.ts';
import { DEFAULT_SETTINGS } from '../../server/src/resources/settings.ts';
import type { ShownProblem } from '../../server/src/diagnostics/file-report.ts';

const repoRoot = path.resolve(import.meta.dirname, '../..');

/** Where the corpus lies, if it lies beside the repository. */
const corpusFolder = path.resolve(repoRoot, '../shared/corpus');

/** Whether the corpus is there; a test that needs it says so and is skipped where it is not. */
export function hasCorpus(): boolean {
  const isPresent = existsSync(corpusFolder);
  if (!isPresent)
    process.stderr.write('The corpus beside the repository is absent: its tests are skipped.\n');
  return isPresent;
}

export function readCorpusFile(file: string): string {
  return readFileSync(path.join(corpusFolder, file), 'utf8');
}

/** The problems of each file of a workspace, through the service that editor and command line use. */
export async function lintWorkspace(
  texts: ReadonlyMap<string, string>,
  workspace: 'open' | 'closed',
): Promise<ReadonlyMap<string, readonly ShownProblem[]>> {
  const failures: string[] = [];
  const service = createLanguageService({
    schemas: createNodeSchemas(path.join(repoRoot, 'dist/schemas')),
    log: (message) => failures.push(message),
  });
  service.setSettings(() => ({ ...DEFAULT_SETTINGS, workspace }));
  for (const [file, text] of texts) service.setFile(file, text);
  const problems = new Map<string, readonly ShownProblem[]>();
  for (const file of texts.keys()) problems.set(file, await service.problems(file));
  if (failures.length > 0) throw new Error(failures.join('\n'));
  return problems;
}

/** How many of the expected findings were made, and what else was said, by id. */
export class FindingTally {
  readonly #rows = new Map<string, { expected: number; found: number; unexpected: number }>();
  readonly #differences: string[] = [];

  /** @param allowed what may be found besides */
  add(
    name: string,
    sets: { expected: ReadonlySet<string>; found: ReadonlySet<string>; allowed?: ReadonlySet<string> },
  ): void {
    const { expected, found, allowed } = sets;
    const missing = [...expected].filter((finding) => !found.has(finding));
    const extra = [...found].filter((finding) => !expected.has(finding) && allowed?.has(finding) !== true);
    for (const finding of expected) this.#row(finding).expected++;
    for (const finding of expected) if (found.has(finding)) this.#row(finding).found++;
    for (const finding of extra) this.#row(finding).unexpected++;
    if (missing.length + extra.length > 0) {
      this.#differences.push(`${name}: missing [${missing.join(', ')}], unexpected [${extra.join(', ')}]`);
    }
  }

  /** Found ones among all that were expected. */
  share(): number {
    const rows = [...this.#rows.values()];
    return sum(rows.map(({ found }) => found)) / sum(rows.map(({ expected }) => expected));
  }

  unexpected(): number {
    return sum([...this.#rows.values()].map(({ unexpected }) => unexpected));
  }

  print(title: string): void {
    const rows = [...this.#rows]
      .sort(([left], [right]) => left.localeCompare(right))
      .map(([id, row]) => `  ${id.padEnd(8)} ${row.found}/${row.expected}, ${row.unexpected} unexpected`);
    const share = (100 * this.share()).toFixed(1);
    process.stdout.write(`${title}: ${share} %\n${[...rows, ...this.#differences].join('\n')}\n`);
  }

  /** Findings are texts that start with the id. */
  #row(finding: string) {
    const id = finding.split(' ')[0] ?? '';
    const row = this.#rows.get(id) ?? { expected: 0, found: 0, unexpected: 0 };
    this.#rows.set(id, row);
    return row;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
