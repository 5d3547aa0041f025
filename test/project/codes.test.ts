import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { listCodes } from '../../server/tools/codes.ts';

const root = path.resolve(import.meta.dirname, '../..');
const sources = path.join(root, 'server/src');
const codes = listCodes().map(({ id }) => id);

/** The codes of problems, as sources that make problems write them. */
function codesInSources(): Set<string> {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const texts = files.map((file) => readFileSync(path.join(sources, file), 'utf8'));
  const found = texts.flatMap((text) => [...text.matchAll(/\bcode: '([a-z-]+\/[a-z0-9-]+)'/g)]);
  return new Set(found.map((match) => match[1] ?? ''));
}

it('lists every code that a problem carries', () => {
  for (const code of codesInSources()) expect(codes).toContain(code);
});

it.each(codes)('%s has a page', (code) => {
  const [area = '', name = ''] = code.split('/');
  const pages = [
    path.join(sources, 'rules', area, `${name}.md`),
    path.join(sources, 'schema/pages', `${name}.md`),
  ];
  expect(pages.some((page) => existsSync(page))).toBe(true);
});
