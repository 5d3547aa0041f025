import { describe, expect, it } from 'vitest';
import {
  CORPUS_FOLDERS,
  hasCorpus,
  judgeFolder,
  readDefinitions,
  type CorpusFolder,
  type CorpusResult,
} from '../support/schema-corpus.ts';

function report(
  folder: CorpusFolder,
  by: string,
  { refused, missed, accepted, falseAlarms }: CorpusResult,
): void {
  console.log(
    `${folder.name}, ${by}: ${refused - missed.length} of ${refused} refused ones found, ` +
      `${falseAlarms.length} false errors in ${accepted} accepted ones`,
    { missed },
  );
}

describe.skipIf(!hasCorpus)(
  'the corpus in ../shared (skipped where it is absent)',
  { timeout: 120_000 },
  () => {
    it.each(CORPUS_FOLDERS)('$name, by the built-in schemas', async (folder) => {
      const result = await judgeFolder(folder);
      report(folder, 'built-in schemas', result);
      expect(result.falseAlarms).toEqual([]);
      expect(result.missed.length / result.refused).toBeLessThanOrEqual(0.02);
    });

    it.each(CORPUS_FOLDERS)('$name, by the CRDs of the projects', async (folder) => {
      const result = await judgeFolder(folder, readDefinitions(folder));
      report(folder, 'CRDs', result);
      expect(result.falseAlarms).toEqual([]);
      expect(result.missed.length / result.refused).toBeLessThanOrEqual(0.02);
    });
  },
);
