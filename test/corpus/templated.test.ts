import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintTexts } from '../support/lint-texts.ts';

const folder = path.resolve(import.meta.dirname, '../../../shared/corpus/templated');
const files = existsSync(folder) ? readdirSync(folder) : [];

describe.skipIf(files.length === 0)('templates of real projects (skipped without ../shared)', () => {
  it.each(files)('%s raises no alarm', async (file) => {
    expect(await lintTexts({ [file]: readFileSync(path.join(folder, file), 'utf8') })).toEqual([]);
  });
});
