import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintTexts } from '../../support/lint-texts.ts';

const folder = path.join(import.meta.dirname, 'real-world');

/** Documents as people write them after Linkerd's documentation: each file is a workspace with nothing to say. */
describe('documents in the manner of the documentation', () => {
  for (const file of readdirSync(folder)) {
    it(`has nothing to say about ${file}`, async () => {
      const problems = await lintTexts({ [file]: readFileSync(path.join(folder, file), 'utf8') });
      expect(problems).toEqual([]);
    });
  }

  it('has nothing to say about all of them together', async () => {
    const files = readdirSync(folder).map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]);
    expect(await lintTexts(Object.fromEntries(files) as Record<string, string>)).toEqual([]);
  });
});
