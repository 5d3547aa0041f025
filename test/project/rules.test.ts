import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { allRules } from '../../server/src/rules/index.ts';
import { lintTexts } from '../support/lint-texts.ts';

const root = path.resolve(import.meta.dirname, '../..');
const SECTIONS = ['Why', 'Wrong', 'Right', 'When to switch it off'];

/** The YAML blocks of a section of a page. */
function blocksOf(page: string, section: string): string[] {
  const body = page.split(/^## /m).find((part) => part.startsWith(`${section}\n`)) ?? '';
  return [...body.matchAll(/^```ya?ml\n(.*?)^```/gms)].map((match) => match[1] ?? '');
}

async function codesOf(yaml: string, workspace: 'open' | 'closed'): Promise<string[]> {
  const problems = await lintTexts({ 'page.yaml': yaml }, { workspace });
  return problems.map((problem) => problem.code);
}

describe('the list of rules', () => {
  it('names each rule once', () => {
    const ids = allRules.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe.each(allRules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const [area, name] = id.split('/');
  const pageFile = path.join(root, 'server/src/rules', `${id}.md`);

  it('has the three files that make a rule', () => {
    expect(existsSync(path.join(root, 'server/src/rules', `${id}.ts`))).toBe(true);
    expect(existsSync(pageFile)).toBe(true);
    expect(existsSync(path.join(root, 'test/rules', area ?? '', `${name}.test.ts`))).toBe(true);
  });

  it('has a page that says why, shows wrong and right, and proves its claim by a link', () => {
    const page = readFileSync(pageFile, 'utf8');
    expect(page.split('\n')[0]).toBe(`# ${rule.title}`);
    expect([...page.matchAll(/^## (.+)$/gm)].map((match) => match[1])).toEqual(SECTIONS);
    expect(page).toMatch(/\]\(https:\/\//);
  });

  it('reports what its page calls wrong, and nothing else does what it calls right', async () => {
    const page = readFileSync(pageFile, 'utf8');
    const wrong = blocksOf(page, 'Wrong');
    const right = blocksOf(page, 'Right');
    expect(wrong.length).toBeGreaterThan(0);
    expect(right.length).toBeGreaterThan(0);
    for (const block of wrong) expect(await codesOf(block, 'closed'), block).toContain(id);
    for (const block of right) {
      // What a page leaves out for brevity may live elsewhere, except for what the rule itself is about.
      expect(await codesOf(block, 'open'), block).toEqual([]);
      expect(await codesOf(block, 'closed'), block).not.toContain(id);
    }
  });
});
