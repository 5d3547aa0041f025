import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OPEN_TREE } from './build-kind.ts';
import { readCelTable, type CelTable } from './cel-table.ts';
import { nameOf, readCatalogue, type CatalogueEntry } from './catalogue.ts';
import { generateModels, modelOf, MODEL_PACKAGES, OBJECT_META, type ModelType } from './models.ts';
import { normalizeModel, normalizeNode } from './normalize.ts';
import { applyEntries, parseKindKey } from './overlay.ts';
import { readOverlays, type GroupOverlay } from './read-overlay.ts';
import { stableJson } from './stable-json.ts';
import { childOf, walkTree, type Tree } from './tree.ts';

/** Everything the schemas of the kinds are made from, read and generated. */
export interface Sources {
  readonly entries: readonly CatalogueEntry[];
  readonly metadata: Tree;
  readonly cel: CelTable;
  /** Trees of the kinds that have a schema, before overlays, by `group/version Kind` of the entry. */
  readonly bases: ReadonlyMap<CatalogueEntry, Tree>;
  /** Constraints, written by the import. */
  readonly facts: readonly GroupOverlay[];
  /** What is written by hand. */
  readonly overlays: readonly GroupOverlay[];
}

/**
 * Reads the catalogue, the authored kinds and the overlays, and generates the models (from a cache when the
 * packages and the list of kinds are the same as before).
 * @param root the folder of the project
 */
export async function readSources(root: string): Promise<Sources> {
  const folder = path.join(root, 'schemas');
  const entries = readCatalogue(path.join(folder, 'catalogue.yaml'));
  const authored = readOverlays(path.join(folder, 'authored'));
  const modelled = entries.filter((entry) => entry.source === 'model');
  const types = modelled.map(({ row, like }) => modelOf(row.mesh, row.group, like, row.kind));
  const [metadata, ...models] = await cachedModels(root, [OBJECT_META, ...types]);
  const bases = new Map<CatalogueEntry, Tree>();
  modelled.forEach((entry, index) => bases.set(entry, normalizeModel(models[index] ?? {})));
  for (const entry of entries) {
    if (entry.source === 'authored') bases.set(entry, authoredTree(entry, authored));
    if (entry.source === 'open') bases.set(entry, structuredClone(OPEN_TREE));
  }
  for (const entry of entries) borrowDescriptions(entry, bases);
  return {
    entries,
    metadata: normalizeNode(metadata ?? {}),
    cel: readCelTable(path.join(folder, 'cel.yaml')),
    bases,
    facts: readOverlays(path.join(folder, 'overlays/facts')),
    overlays: readOverlays(path.join(folder, 'overlays')),
  };
}

/**
 * Applies overlays to the tree of a kind.
 * @returns the names of the overlay entries that spoke of it
 */
export function applyOverlays(
  entry: CatalogueEntry,
  tree: Tree,
  overlays: readonly GroupOverlay[],
): string[] {
  const used: string[] = [];
  for (const overlay of overlays) {
    if (overlay.group !== entry.row.group) continue;
    for (const [key, entries] of Object.entries(overlay.kinds)) {
      const { kind, versions } = parseKindKey(key);
      if (kind !== entry.row.kind || (versions.length > 0 && !versions.includes(entry.row.version))) continue;
      applyEntries(tree, entries, overlay, `${kind} ${entry.row.version}`);
      used.push(`${overlay.source} ${key}`);
    }
  }
  return used;
}

/** Authored kinds are written as overlays of an empty object. */
function authoredTree(entry: CatalogueEntry, authored: readonly GroupOverlay[]): Tree {
  const tree: Tree = { type: 'object' };
  const row = { ...entry.row, version: entry.like };
  if (applyOverlays({ ...entry, row }, tree, authored).length === 0) {
    throw new Error(`schemas/authored has no ${entry.row.kind} ${entry.like}`);
  }
  return tree;
}

function borrowDescriptions(entry: CatalogueEntry, bases: ReadonlyMap<CatalogueEntry, Tree>): void {
  const { describedBy } = entry;
  const tree = bases.get(entry);
  if (describedBy === undefined || tree === undefined) return;
  const [, lender] = [...bases].find(([{ row }]) => nameOf(row) === nameOf(describedBy)) ?? [];
  if (lender === undefined)
    throw new Error(`catalogue.yaml: no schema of ${nameOf(describedBy)} to describe by`);
  walkTree(tree, (node, steps) => {
    const same = steps.reduce<Tree | undefined>(
      (parent, step) => (parent === undefined ? undefined : childOf(parent, step)),
      lender,
    );
    if (node.description === undefined && same?.description !== undefined)
      node.description = same.description;
  });
}

async function cachedModels(root: string, types: readonly ModelType[]): Promise<Tree[]> {
  const cache = path.join(root, 'node_modules/.cache/meshwright/models');
  const versions = [...Object.values(MODEL_PACKAGES), '@kubernetes-models/apimachinery'].map((name) =>
    readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8'),
  );
  const file = path.join(cache, `${hashOf(stableJson([versions, types]))}.json`);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Tree[];
  } catch {
    const models = await generateModels(types, path.join(cache, 'source'));
    mkdirSync(cache, { recursive: true });
    writeFileSync(file, JSON.stringify(models));
    return models;
  }
}

/** Hashes a text. @returns 16 hexadecimal digits */
function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/**
 * Hashes what the result depends on: everything under `schemas` and the lock file, which pins the models.
 * @returns 16 hexadecimal digits
 */
export function hashInputs(root: string): string {
  const folder = path.join(root, 'schemas');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && !file.name.endsWith('.md'))
    .map((file) => path.join(file.parentPath, file.name))
    .sort();
  files.push(path.join(root, 'package-lock.json'));
  return hashOf(
    files.map((file) => `${path.relative(root, file)}\n${readFileSync(file, 'utf8')}`).join('\n'),
  );
}
