import { describe, expect, it } from 'vitest';
import { hasCorpus, lintWorkspace, readCorpusFile } from '../support/istio-corpus.ts';

const FOLDER = 'istio-samples';

interface SampleCase {
  readonly id: string;
  readonly inputFiles: readonly string[];
}

describe.skipIf(!hasCorpus())('the samples of Istio', () => {
  it('hold no error', { timeout: 120_000 }, async () => {
    const { cases } = JSON.parse(readCorpusFile(`${FOLDER}/expected.json`)) as {
      cases: readonly SampleCase[];
    };
    const errors: string[] = [];
    const warnings = new Map<string, number>();
    for (const { id, inputFiles } of cases) {
      const texts = new Map(inputFiles.map((file) => [file, readCorpusFile(`${FOLDER}/${file}`)]));
      for (const shown of (await lintWorkspace(texts, 'open')).values()) {
        for (const { problem, severity } of shown) {
          if (severity === 'error') errors.push(`${id}: ${problem.code} ${problem.message}`);
          if (severity === 'warning') warnings.set(problem.code, (warnings.get(problem.code) ?? 0) + 1);
        }
      }
    }
    const rows = [...warnings].map(([code, count]) => `  ${code} ${count}`);
    process.stdout.write(`warnings in ${cases.length} samples:\n${rows.sort().join('\n')}\n`);
    expect(errors).toEqual([]);
  });
});
