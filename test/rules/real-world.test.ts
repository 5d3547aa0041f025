import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintTexts } from '../support/lint-texts.ts';

/** Documents as people write them after the guides of each project: each file is a workspace with nothing to say. */
describe.each(['cilium', 'gateway-api', 'linkerd'])('documents in the manner of the guides of %s', (area) => {
  const folder = path.join(import.meta.dirname, area, 'real-world');
  const texts = Object.fromEntries(
    readdirSync(folder).map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]),
  );

  it.each(Object.entries(texts))('there is nothing to say about %s', async (file, text) => {
    expect(await lintTexts({ [file]: text })).toEqual([]);
  });

  it('there is nothing to say about all of them together', async () => {
    expect(await lintTexts(texts)).toEqual([]);
  });
});
