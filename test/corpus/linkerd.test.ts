import { describe, expect, it } from 'vitest';
import {
  hasVerdictCorpus,
  isSerious,
  judgeFiles,
  readVerdictCases,
  readVerdictFile,
  Tally,
  type DocumentCase,
  type WorkspaceCase,
} from '../support/verdict-corpus.ts';

const isPresent = hasVerdictCorpus();

/** What the corpus calls the verdicts of the schema layer, which names no ids. */
const IDS_OF_CODES: ReadonlyMap<string, readonly string[]> = new Map([
  ['api/deprecated-version', ['GW-VER-004', 'L5D-VER-005']],
]);

describe.skipIf(!isPresent)('corpus linkerd', () => {
  it('finds what upstream refuses or ignores, and leaves the rest alone', { timeout: 120_000 }, async () => {
    const found = new Tally();
    const silent = new Tally();
    const wrong: string[] = [];
    for (const entry of readVerdictCases<DocumentCase>('linkerd')) {
      const text = readVerdictFile('linkerd', entry.file);
      const problems = (await judgeFiles({ 'case.yaml': text }, {})).filter(isSerious);
      const group = `${entry.file.split('/')[0] ?? ''} ${entry.class}`;
      if (entry.expectFinding) {
        found.add(group, problems.length > 0);
        if (problems.length === 0) wrong.push(`missed: ${entry.file} ${entry.rule ?? ''}`);
        continue;
      }
      const tolerated = new Set(entry.tolerated ?? []);
      const alarms = problems.filter(
        ({ severity, problem }) =>
          severity === 'error' ||
          ![...problem.upstream, ...(IDS_OF_CODES.get(problem.code) ?? [])].some((id) => tolerated.has(id)),
      );
      silent.add(group, alarms.length === 0);
      for (const { problem } of alarms)
        wrong.push(`false alarm: ${entry.file} ${problem.code} ${problem.message}`);
    }
    found.print('linkerd, found where something is wrong');
    silent.print('linkerd, silent where nothing is wrong');
    process.stdout.write(`${wrong.join('\n')}\n`);
    expect(silent.share()).toBe(1);
    expect(found.share()).toBeGreaterThanOrEqual(0.95);
  });
});

describe.skipIf(!isPresent)('corpus linkerd-crossref', () => {
  it('finds broken references in closed workspaces', { timeout: 60_000 }, async () => {
    const found = new Tally();
    const clean = new Tally();
    const wrong: string[] = [];
    for (const entry of readVerdictCases<WorkspaceCase>('linkerd-crossref')) {
      const files = Object.fromEntries(
        entry.workspace.map((file) => [file, readVerdictFile('linkerd-crossref', file)]),
      );
      const problems = await judgeFiles(files, { workspace: 'closed' });
      if (entry.clean) {
        const alarms = problems.filter(isSerious);
        clean.add('clean', alarms.length === 0);
        for (const { problem } of alarms) wrong.push(`false alarm: ${entry.id} ${problem.code}`);
      }
      for (const finding of entry.findings) {
        const isFound = problems
          .filter(isSerious)
          .some(
            ({ problem: { resource } }) =>
              resource?.kind === finding.kind &&
              resource.name === finding.name &&
              resource.namespace === (finding.namespace ?? ''),
          );
        found.add(finding.class, isFound);
        if (!isFound) wrong.push(`missed: ${entry.id} ${finding.class}`);
      }
    }
    found.print('linkerd-crossref, findings on their resource');
    clean.print('linkerd-crossref, clean workspaces');
    process.stdout.write(`${wrong.join('\n')}\n`);
    expect(clean.share()).toBe(1);
    expect(found.share()).toBeGreaterThanOrEqual(0.85);
  });
});
