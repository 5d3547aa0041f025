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

/** What this folder says beside the rest. */
interface GatewayWorkspaceCase extends WorkspaceCase {
  readonly implementationSpecific?: boolean;
}

describe.skipIf(!isPresent)('corpus gateway', () => {
  it('finds what upstream refuses or ignores, and leaves the rest alone', { timeout: 120_000 }, async () => {
    const found = new Tally();
    const silent = new Tally();
    const wrong: string[] = [];
    for (const entry of readVerdictCases<DocumentCase>('gateway')) {
      const text = readVerdictFile('gateway', entry.file);
      const problems = (await judgeFiles({ 'case.yaml': text }, {})).filter(isSerious);
      const group = `${entry.file.split('/')[0] ?? ''} ${entry.class}`;
      if (entry.expectFinding) {
        found.add(group, problems.length > 0);
        if (problems.length === 0) wrong.push(`missed: ${entry.file} ${entry.rule ?? ''}`);
        continue;
      }
      const tolerated = new Set(entry.tolerated ?? []);
      const alarms = problems.filter(
        ({ severity, problem }) => severity === 'error' || !problem.upstream.some((id) => tolerated.has(id)),
      );
      silent.add(group, alarms.length === 0);
      for (const { problem } of alarms)
        wrong.push(`false alarm: ${entry.file} ${problem.code} ${problem.message}`);
    }
    found.print('gateway, found where something is wrong');
    silent.print('gateway, silent where nothing is wrong');
    process.stdout.write(`${wrong.join('\n')}\n`);
    expect(silent.share()).toBe(1);
    expect(found.share()).toBeGreaterThanOrEqual(0.95);
  });
});

describe.skipIf(!isPresent)('corpus gateway-crossref', () => {
  it('finds broken references in closed workspaces', { timeout: 120_000 }, async () => {
    const found = new Tally();
    const clean = new Tally();
    const wrong: string[] = [];
    for (const entry of readVerdictCases<GatewayWorkspaceCase>('gateway-crossref')) {
      if (entry.implementationSpecific === true) continue;
      const files = Object.fromEntries(
        entry.workspace.map((file) => [file, readVerdictFile('gateway-crossref', file)]),
      );
      // The version of a document is judged with the documents above; here it would only be in the way.
      const problems = (
        await judgeFiles(files, { workspace: 'closed', rules: { 'api/deprecated-version': 'off' } })
      ).filter(isSerious);
      if (entry.clean) {
        clean.add('clean', problems.length === 0);
        for (const { problem } of problems)
          wrong.push(`false alarm: ${entry.id} ${problem.code} ${problem.message}`);
      }
      for (const finding of entry.findings) {
        const isFound = problems.some(
          ({ problem: { resource, upstream } }) =>
            resource?.kind === finding.kind &&
            resource.name === finding.name &&
            resource.namespace === (finding.namespace ?? '') &&
            upstream.includes(`GW-REF:${finding.class}`),
        );
        found.add(finding.class, isFound);
        if (!isFound) wrong.push(`missed: ${entry.id} ${finding.class} ${finding.kind}/${finding.name}`);
      }
    }
    found.print('gateway-crossref, findings on their resource');
    clean.print('gateway-crossref, clean workspaces');
    process.stdout.write(`${wrong.join('\n')}\n`);
    expect(clean.share()).toBe(1);
    expect(found.share()).toBeGreaterThanOrEqual(0.85);
  });
});
