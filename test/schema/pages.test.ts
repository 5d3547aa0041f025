import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/resources/settings.ts';
import { SCHEMA_CODES } from '../../server/src/schema/codes.ts';
import { lintTexts } from '../support/lint-texts.ts';
import { checkText } from '../support/schema-test.ts';

const folder = path.resolve(import.meta.dirname, '../../server/src/schema/pages');

/** What the example of a page presumes, where it says so. */
const SETTINGS: Readonly<Record<string, Partial<Settings>>> = {
  'schema/newer-field': { istio: { ...DEFAULT_SETTINGS.istio, version: '1.30' } },
};

describe('the pages of the schema codes', () => {
  it('are one for each code', () => {
    const tails = SCHEMA_CODES.map(({ id }) => `${id.split('/')[1]}.md`);
    expect(readdirSync(folder).sort()).toEqual(tails.sort());
  });

  for (const { id, title } of SCHEMA_CODES) {
    it(`${id} shows what is wrong and what is right`, async () => {
      const page = readFileSync(path.join(folder, `${id.split('/')[1]}.md`), 'utf8');
      expect(page).toMatch(new RegExp(`^# ${title}\n`));
      const options = { settings: SETTINGS[id] ?? {} };
      const codesOf = async (heading: string): Promise<string[]> => {
        const block = blockUnder(page, heading);
        // Faults of syntax are found before there is anything to hold against a schema.
        const problems = id.startsWith('yaml/')
          ? await lintTexts({ 'page.yaml': block })
          : await checkText(block, options);
        return problems.map(({ code }) => code);
      };
      expect(await codesOf('Wrong')).toContain(id);
      expect(await codesOf('Right')).toEqual([]);
    });
  }
});

function blockUnder(page: string, heading: string): string {
  const section = page.slice(page.indexOf(`## ${heading}`));
  return /```yaml\n([\s\S]*?)```/.exec(section)?.[1] ?? '';
}
