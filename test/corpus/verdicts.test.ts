import { describe, expect, it } from 'vitest';
import { hasVerdictCorpus } from '../support/verdict-corpus.ts';
import { judgeDocuments, judgeWorkspaces } from '../support/verdict-run.ts';

describe.skipIf(!hasVerdictCorpus())('documents with the answer upstream gives', { timeout: 120_000 }, () => {
  it.each([
    ['cilium', {}],
    ['gateway', {}],
    // What the corpus calls the verdicts of the schema layer, which names no ids.
    ['linkerd', { 'api/deprecated-version': ['GW-VER-004', 'L5D-VER-005'] }],
  ])('%s: finds what upstream refuses or ignores, and leaves the rest alone', async (folder, idsOfCodes) => {
    const { found, silent } = await judgeDocuments(folder, idsOfCodes);
    expect(silent.share()).toBe(1);
    expect(found.share()).toBeGreaterThanOrEqual(0.95);
  });

  it.each([
    ['cilium-crossref', { idOf: (name: string) => `CIL-REF:${name}`, onlySerious: false }],
    [
      'gateway-crossref',
      {
        idOf: (name: string) => `GW-REF:${name}`,
        onlySerious: true,
        // The version of a document is judged with the documents above; here it would only be in the way.
        settings: { rules: { 'api/deprecated-version': 'off' } },
      },
    ],
    ['linkerd-crossref', { onlySerious: true }],
  ] as const)('%s: finds broken references in closed workspaces', async (folder, run) => {
    const { found, silent } = await judgeWorkspaces(folder, run);
    expect(silent.share()).toBe(1);
    expect(found.share()).toBeGreaterThanOrEqual(0.85);
  });
});
