import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONCEPTS } from '../../schemas/vocabulary.ts';
import { listCodes } from '../../server/tools/codes.ts';
import { lintTexts } from '../support/lint-texts.ts';
import { claimLines, notesFolder, readNotes, tableRows, yamlBlocks, type Note } from '../support/notes.ts';

const notes = readNotes();
const concepts = notes.filter((note) => (CONCEPTS as readonly string[]).includes(note.id));
const MESHES = ['Istio', 'Linkerd', 'Cilium', 'Gateway API'];
const codes = new Set(listCodes().map(({ id }) => id));

/** Sections whose every line states a fact that somebody else must have said. */
const PROVEN = [...MESHES, 'What differs', 'Traps'];

function sourceNumbers(note: Note): string[] {
  const sources = note.sections.get('Sources') ?? '';
  return [...sources.matchAll(/^(\d+)\. /gm)].map((match) => match[1] ?? '');
}

it('has a note for every concept', () => {
  expect(concepts.map(({ id }) => id).sort()).toEqual([...CONCEPTS].sort());
});

it('lists every note in the index', () => {
  const index = readFileSync(path.join(notesFolder, 'README.md'), 'utf8');
  for (const { id } of notes) expect(index).toContain(`(${id}.md)`);
});

describe.each(notes.map((note) => [note.id, note] as const))('%s', (_, note) => {
  it('has links that lead somewhere', () => {
    for (const [, target = ''] of note.markdown.matchAll(/\]\(([^)]+)\)/g)) {
      if (target.startsWith('https://')) expect(() => new URL(target)).not.toThrow();
      else expect(existsSync(path.join(notesFolder, target.replace(/#.*/, ''))), target).toBe(true);
    }
  });

  it('names only sources that it lists, and lists none in vain', () => {
    const cited = [...note.markdown.matchAll(/\[(\d+)\](?!\()/g)].map((match) => match[1] ?? '');
    expect([...new Set(cited)].sort()).toEqual(sourceNumbers(note).sort());
  });

  it('has YAML that is free of problems', async () => {
    for (const block of yamlBlocks(note.markdown))
      expect(await lintTexts({ 'note.yaml': block }), block).toEqual([]);
  });

  it('names only codes that exist', () => {
    for (const [, code = ''] of note.markdown.matchAll(
      /`((?:istio|linkerd|cilium|gateway-api|mesh|schema|api|crd|yaml|kubernetes)\/[a-z0-9-]+)`/g,
    )) {
      expect(codes, code).toContain(code);
    }
  });
});

describe.each(concepts.map((note) => [note.id, note] as const))('the concept note %s', (_, note) => {
  it('keeps the order of its parts', () => {
    expect([...note.sections.keys()]).toEqual([
      'At a glance',
      ...MESHES,
      'What differs',
      'Traps',
      'Choose',
      'Sources',
    ]);
  });

  it('compares the four in a table without an empty cell', () => {
    const [head, ...rows] = tableRows(note.sections.get('At a glance') ?? '');
    expect(head).toEqual(['', ...MESHES]);
    expect(rows.map(([name]) => name)).toEqual([
      'Kind',
      'Fields',
      'Default',
      'Scope',
      'Sidecar or ambient',
      'Since',
    ]);
    for (const row of rows) {
      expect(row).toHaveLength(5);
      for (const cell of row) expect(cell).not.toBe('');
    }
  });

  it('shows YAML for a mesh exactly where the mesh can do it', () => {
    const [head = [], kind = []] = tableRows(note.sections.get('At a glance') ?? '');
    for (const mesh of MESHES) {
      const canDo = kind[head.indexOf(mesh)]?.startsWith('not possible:') !== true;
      expect(yamlBlocks(note.sections.get(mesh) ?? '').length, mesh).toBe(canDo ? 1 : 0);
    }
  });

  it('names the code of a trap that is found', () => {
    expect(note.sections.get('Traps')).toMatch(/`[a-z-]+\/[a-z0-9-]+`/);
  });

  it('proves each claim', () => {
    for (const section of PROVEN) {
      for (const line of claimLines(note.sections.get(section) ?? '')) expect(line).toMatch(/\[\d+\][.]?$/);
    }
  });
});
