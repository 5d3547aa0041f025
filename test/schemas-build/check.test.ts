import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildKind } from '../../schemas/build/build-kind.ts';
import { compose, writeSchemas } from '../../schemas/build/build-schemas.ts';
import { celId, readCelTable, type CelTable } from '../../schemas/build/cel-table.ts';
import { applyEntries, type Entries } from '../../schemas/build/overlay.ts';
import { readSources } from '../../schemas/build/sources.ts';
import type { Tree } from '../../schemas/build/tree.ts';
import type { CatalogueRow } from '../../schemas/catalogue.ts';
import { checkSchemas } from '../../schemas/check/check-schemas.ts';
import { readDeliberate } from '../../schemas/check/deliberate.ts';
import { diffTrees } from '../../schemas/crd/diff.ts';
import { expectedKinds } from '../../schemas/crd/expected.ts';
import { readCrds } from '../../schemas/crd/read-crds.ts';
import { parseOverlay } from '../../schemas/build/read-overlay.ts';
import { writeOverlay } from '../../schemas/import/write-overlay.ts';
import { repoRoot, sharedCrds } from './repo-root.ts';

const cel: CelTable = {
  'least-is-at-most-most': {
    rules: [celId('self.least <= self.most')],
    demands: 'The least is at most the most.',
    relations: [
      {
        rule: 'not-greater',
        field: 'least',
        than: 'most',
        as: 'number',
        message: '"least" is greater than "most"; make it at most as large.',
      },
    ],
  },
};
const none = { general: [], differences: [] };
const crds = readCrds(path.join(repoRoot, 'test/schemas-build/crds'));
const folder = mkdtempSync(path.join(os.tmpdir(), 'schemas-check-'));

const row: CatalogueRow = {
  group: 'shop.example',
  version: 'v1',
  kind: 'Widget',
  mesh: 'istio',
  scope: 'Namespaced',
  served: true,
  stored: true,
  plural: 'widgets',
  shortNames: ['wd'],
  schema: 'shop.example/Widget.v1.json',
};

afterAll(() => rmSync(folder, { recursive: true }));

function upstreamTree(): Tree {
  const [kind] = expectedKinds(crds, cel);
  if (kind === undefined) throw new Error('the CRD has no version');
  return kind.tree;
}

/** Builds the schema of the widget with changes, and compares it with its CRD. */
function check(changes: Entries = {}, changedRow: Partial<CatalogueRow> = {}) {
  const tree = upstreamTree();
  applyEntries(tree, changes, { source: 'test', kinds: {} }, 'Widget');
  mkdirSync(path.join(folder, 'shop.example'), { recursive: true });
  const schema = buildKind('Widget', tree, { metadata: { type: 'object', properties: {} }, cel });
  writeFileSync(path.join(folder, 'shop.example/Widget.v1.json'), JSON.stringify(schema));
  writeFileSync(path.join(folder, 'catalogue.json'), JSON.stringify([{ ...row, ...changedRow }]));
  return checkSchemas(folder, crds, cel, none);
}

describe('translation', () => {
  it('says what the CRD says in our keywords', () => {
    expect(upstreamTree().properties?.['spec']).toEqual({
      type: 'object',
      required: ['colour'],
      'x-relations': [{ rule: 'exactly-one-of', fields: ['owner', 'owners'] }, 'least-is-at-most-most'],
      properties: {
        colour: { type: 'string', enum: ['red', 'green'], default: 'red' },
        owner: { type: 'string', format: 'dns-label', minLength: 1, maxLength: 63 },
        owners: { type: 'array', minItems: 1, maxItems: 4, 'x-list-type': 'set', items: { type: 'string' } },
        least: { type: 'integer', format: 'int32', minimum: 0, maximum: 9 },
        most: { type: 'integer', 'x-nullable': true },
        port: { 'x-int-or-string': true },
        labels: { type: 'object', maxProperties: 8, additionalProperties: { type: 'string' } },
        extra: { type: 'object', 'x-preserve-unknown': true },
        parts: {
          type: 'array',
          'x-list-type': 'map',
          'x-list-map-keys': ['name'],
          items: {
            type: 'object',
            required: ['name'],
            properties: { name: { type: 'string' }, wait: { type: 'string', format: 'k8s-duration' } },
          },
        },
      },
    });
  });

  it('is what an import writes down and a build applies', () => {
    const target = upstreamTree();
    const diff = diffTrees({ type: 'object' }, target);
    if (diff === undefined) throw new Error('nothing to write');
    const overlay = parseOverlay(
      writeOverlay('shop.example', [{ kind: 'Widget', versions: [], diff }]),
      'facts',
    );
    const tree: Tree = { type: 'object' };
    applyEntries(tree, overlay.kinds['Widget'] ?? {}, overlay, 'Widget');
    expect(tree).toEqual(target);
  });
});

describe('checkSchemas', () => {
  it('finds nothing where nothing differs', () => {
    expect(check()).toMatchObject({ compared: 1, unexplained: [], problems: [] });
  });

  it.each<[string, Entries, object]>([
    [
      'a missing field',
      { 'spec.port': { remove: true } },
      { path: 'spec.port', keyword: 'field', how: 'missing' },
    ],
    [
      'a field too many',
      { 'spec.size': { type: 'string' } },
      { path: 'spec.size', keyword: 'field', how: 'extra' },
    ],
    ['another type', { 'spec.least': { type: 'string' } }, { keyword: 'type', how: 'different' }],
    ['another enum', { 'spec.colour': { enum: ['red'] } }, { keyword: 'enum', how: 'different' }],
    ['another default', { 'spec.colour': { default: 'green' } }, { keyword: 'default', how: 'different' }],
    ['a missing limit', { 'spec.owners': { maxItems: null } }, { keyword: 'maxItems', how: 'missing' }],
    ['a missing range', { 'spec.least': { maximum: null } }, { keyword: 'maximum', how: 'missing' }],
    ['a pattern too many', { 'spec.owners[]': { pattern: 'a' } }, { keyword: 'pattern', how: 'extra' }],
    ['a missing null', { 'spec.most': { 'x-nullable': null } }, { keyword: 'x-nullable', how: 'missing' }],
    ['a missing requirement', { spec: { required: null } }, { keyword: 'required', how: 'missing' }],
    ['missing relations', { spec: { 'x-relations': null } }, { keyword: 'x-relations', how: 'missing' }],
    [
      'a closed map',
      { 'spec.extra': { 'x-preserve-unknown': null } },
      { keyword: 'x-preserve-unknown', how: 'missing' },
    ],
    ['other keys', { 'spec.parts': { 'x-list-map-keys': ['wait'] } }, { keyword: 'x-list-map-keys' }],
  ])('finds %s', (_what, changes, difference) => {
    expect(check(changes).unexplained).toMatchObject([{ name: 'shop.example/v1 Widget', difference }]);
  });

  it('finds what the catalogue says otherwise', () => {
    expect(check({}, { scope: 'Cluster', shortNames: [] }).problems).toEqual([
      'shop.example/v1 Widget: scope: upstream "Namespaced", ours "Cluster"',
      'shop.example/v1 Widget: shortNames: upstream ["wd"], ours []',
    ]);
  });

  it('admits what it cannot see', () => {
    const strange = crds.map((crd) => ({ ...crd, schema: { ...crd.schema, 'x-kubernetes-new': true } }));
    check();
    expect(checkSchemas(folder, strange, {}, none).problems).toEqual([
      'keyword "x-kubernetes-new" of the CRDs is not compared',
      'CEL rule without a row in cel.yaml: self.least <= self.most',
    ]);
  });

  it('takes deliberate differences out, each with its reason', () => {
    const entry = { kind: 'shop.example/Widget', path: 'spec.**', keyword: 'type', reason: 'It is a test.' };
    check({ 'spec.least': { type: 'string' } });
    const result = checkSchemas(folder, crds, cel, { general: [], differences: [entry] });
    expect(result.unexplained).toEqual([]);
    expect(result.explained.get(entry)).toBe(1);
  });
});

describe.skipIf(!existsSync(sharedCrds))('the CRDs of upstream (beside the project, where they are)', () => {
  it('say nothing that the build does not say', async () => {
    const target = path.join(folder, 'built');
    writeSchemas(compose(await readSources(repoRoot)), target);
    const table = readCelTable(path.join(repoRoot, 'schemas/cel.yaml'));
    const deliberate = readDeliberate(path.join(repoRoot, 'schemas/check/deliberate.yaml'));
    const result = checkSchemas(target, readCrds(sharedCrds), table, deliberate);
    expect(result).toMatchObject({ unexplained: [], problems: [] });
    expect(result.compared).toBeGreaterThan(100);
    const unused = deliberate.differences.filter((entry) => !result.explained.has(entry));
    expect(unused, 'deliberate differences that are none').toEqual([]);
  }, 60_000);
});
