import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameOf, readCatalogue, toEntries } from '../../schemas/build/catalogue.ts';
import { groupBy } from '../../schemas/build/group-by.ts';
import { repoRoot } from './repo-root.ts';

const entries = readCatalogue(path.join(repoRoot, 'schemas/catalogue.yaml'));
const kinds = groupBy(entries, ({ row }) => `${row.group} ${row.kind}`);

/** Gone from the newest release, and served by releases that people still run. */
const STILL_CHECKED: ReadonlySet<string> = new Set([
  'cilium.io/v2alpha1 CiliumBGPPeeringPolicy',
  'cilium.io/v2alpha1 CiliumNodeConfig',
]);

describe('catalogue.yaml', () => {
  it('has at most one stored version of a kind', () => {
    for (const versions of kinds) {
      const stored = versions.filter(({ row }) => row.stored === true);
      expect(stored.length, nameOf(versions[0]!.row)).toBeLessThanOrEqual(1);
    }
  });

  it('names the newest version first', () => {
    for (const versions of kinds) {
      const ranks = versions.map(({ row }) => rankOf(row.version));
      expect(ranks, nameOf(versions[0]!.row)).toEqual([...ranks].sort((a, b) => b - a));
    }
  });

  it('does not serve what was removed, and gives it a schema only for releases that people still run', () => {
    for (const { row, source } of entries) {
      if (row.removed === undefined) continue;
      expect(row.served, nameOf(row)).toBe(false);
      expect(STILL_CHECKED.has(nameOf(row)), nameOf(row)).toBe(source !== 'none');
    }
  });

  it('replaces by what is served', () => {
    const served = new Set(entries.flatMap(({ row }) => (row.served ? nameOf(row) : [])));
    for (const { row } of entries) {
      if (row.replacement !== undefined) expect(served, nameOf(row)).toContain(nameOf(row.replacement));
    }
  });

  it('knows only pages on the web', () => {
    for (const { row } of entries) expect(row.docs ?? 'https://', nameOf(row)).toMatch(/^https:\/\//);
  });
});

/** GA after beta after alpha, then by number. */
function rankOf(version: string): number {
  const [, major = '0', stage, minor = '0'] = /^v(\d+)(alpha|beta)?(\d*)$/.exec(version) ?? [];
  const stages = { alpha: 0, beta: 1 } as const;
  return (
    (stage === 'alpha' || stage === 'beta' ? stages[stage] : 2) * 1e6 + Number(major) * 1e3 + Number(minor)
  );
}

describe('toEntries', () => {
  const group = { group: 'a.example', mesh: 'istio', scope: 'Namespaced', source: 'none' } as const;
  const versions = { v1: {} };

  it('fills in what the group says', () => {
    const [entry] = toEntries([
      { ...group, docs: 'https://a.example/', kinds: { A: { docs: 'a/', versions } } },
    ]);
    expect(entry?.row).toEqual({
      group: 'a.example',
      version: 'v1',
      kind: 'A',
      mesh: 'istio',
      scope: 'Namespaced',
      served: true,
      docs: 'https://a.example/a/',
    });
  });

  it.each([
    ['an unknown key', { kinds: { A: { versions: { v1: { depricated: 'x' } as object } } } }],
    ['a version that is none', { kinds: { A: { versions: { one: {} } } } }],
    ['a replacement of another form', { kinds: { A: { versions: { v1: { replacement: 'B' } } } } }],
    [
      'a replacement that is no row',
      { kinds: { A: { versions: { v1: { replacement: 'b.example/v1 B' } } } } },
    ],
    ['an unknown mesh', { mesh: 'other' as never, kinds: { A: { versions } } }],
  ])('refuses %s', (_what, part) => {
    expect(() => toEntries([{ ...group, ...part }])).toThrow(/^catalogue\.yaml/);
  });

  it('refuses a kind that stands twice', () => {
    const twice = { ...group, kinds: { A: { versions } } };
    expect(() => toEntries([twice, twice])).toThrow('stands twice');
  });
});
