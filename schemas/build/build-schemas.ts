import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CatalogueRow } from '../catalogue.ts';
import { buildKind, buildOpenKind, type Common } from './build-kind.ts';
import { nameOf, type CatalogueEntry } from './catalogue.ts';
import { checkAnnotations } from './check-annotations.ts';
import { applyOverlays, hashInputs, readSources, type Sources } from './sources.ts';
import type { Tree } from './tree.ts';

/** What a build wrote. */
export interface BuildResult {
  /** Rows of the catalogue. */
  readonly rows: number;
  /** Schema files. */
  readonly files: number;
  /** Length of all files together, in bytes. */
  readonly bytes: number;
  /** False when the inputs were the same as last time and nothing was written. */
  readonly fresh: boolean;
}

/**
 * Builds `dist/schemas` of the project.
 * @param root the folder of the project
 * @throws when a source is not well formed or an overlay misses
 */
export async function buildSchemas(root: string): Promise<BuildResult> {
  const target = path.join(root, 'dist/schemas');
  const stamp = path.join(root, 'node_modules/.cache/meshwright/schemas.json');
  const hash = hashInputs(root);
  const last = readStamp(stamp);
  if (last?.hash === hash && existsSync(path.join(target, 'catalogue.json'))) {
    return { ...last.result, fresh: false };
  }
  const built = compose(await readSources(root));
  const bytes = writeSchemas(built, target);
  const result = { rows: built.rows.length, files: built.files.size, bytes, fresh: true };
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, JSON.stringify({ hash, result }));
  return result;
}

/** The rows with the paths of their schemas, and the text of each schema file by path. */
export interface Built {
  readonly rows: readonly CatalogueRow[];
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Writes schemas into a folder, in the place of what was there.
 * @returns the length of all files together, in bytes
 */
export function writeSchemas({ rows, files }: Built, target: string): number {
  // Whoever reads the folder meanwhile finds the old files or the new ones, and not half of them.
  const fresh = `${target}.${process.pid}`;
  let bytes = 0;
  for (const [name, text] of [['catalogue.json', rowsText(rows)], ...files] as const) {
    const file = path.join(fresh, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    bytes += Buffer.byteLength(text);
  }
  swapFolders(fresh, target);
  return bytes;
}

/** Puts one folder in the place of another; when two builds end together, one of them wins. */
function swapFolders(fresh: string, target: string): void {
  const old = `${fresh}.old`;
  try {
    if (existsSync(target)) renameSync(target, old);
    renameSync(fresh, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  } finally {
    for (const left of [fresh, old]) rmSync(left, { recursive: true, force: true });
  }
}

interface Stamp {
  readonly hash: string;
  readonly result: BuildResult;
}

function readStamp(file: string): Stamp | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Stamp;
  } catch {
    return undefined;
  }
}

function rowsText(rows: readonly CatalogueRow[]): string {
  return `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
}

/**
 * Makes the schemas of all kinds.
 * @throws when an overlay speaks of a kind or field that is not there
 */
export function compose(sources: Sources): Built {
  const common = { metadata: buildMetadata(sources), cel: sources.cel };
  const files = new Map<string, string>();
  const used = new Set<string>();
  const rows = sources.entries.map((entry) => {
    const schema = schemaOf(entry, sources, common, used);
    if (schema === undefined) return entry.row;
    return { ...entry.row, schema: fileFor(entry, JSON.stringify(schema), files) };
  });
  checkAllUsed(sources, used);
  return { rows, files };
}

/**
 * Applies all overlays to the tree of one kind.
 * @returns the tree before it is closed, shared and given `metadata`; undefined when it has no schema of its own
 */
function treeOf(entry: CatalogueEntry, sources: Sources, used: Set<string>): Tree | undefined {
  const base = sources.bases.get(entry);
  if (base === undefined) return undefined;
  const tree = structuredClone(base);
  for (const name of applyOverlays(entry, tree, [...sources.facts, ...sources.overlays])) used.add(name);
  checkAnnotations(tree, nameOf(entry.row));
  return tree;
}

function schemaOf(
  entry: CatalogueEntry,
  sources: Sources,
  common: Common,
  used: Set<string>,
): Tree | undefined {
  const tree = treeOf(entry, sources, used);
  if (tree === undefined) return undefined;
  const build = entry.source === 'open' ? buildOpenKind : buildKind;
  return build(entry.row.kind, tree, common);
}

/** Versions come newest first, so versions of equal shape share the file of the newest. */
function fileFor({ row }: CatalogueEntry, text: string, files: Map<string, string>): string {
  const prefix = `${row.group}/${row.kind}.`;
  for (const [name, other] of files) if (name.startsWith(prefix) && other === text) return name;
  const name = `${prefix}${row.version}.json`;
  files.set(name, text);
  return name;
}

/** Overlays of the group `meta` speak of `metadata`. */
function buildMetadata(sources: Sources): Tree {
  const metadata = structuredClone(sources.metadata);
  const entry: CatalogueEntry = {
    row: {
      group: 'meta',
      version: 'v1',
      kind: 'ObjectMeta',
      mesh: 'kubernetes',
      scope: 'Namespaced',
      served: true,
    },
    source: 'model',
    like: 'v1',
  };
  applyOverlays(entry, metadata, sources.overlays);
  return metadata;
}

function checkAllUsed(sources: Sources, used: ReadonlySet<string>): void {
  for (const overlay of [...sources.facts, ...sources.overlays]) {
    if (overlay.group === 'meta') continue;
    for (const key of Object.keys(overlay.kinds)) {
      if (!used.has(`${overlay.source} ${key}`))
        throw new Error(`${overlay.source}: ${key} is no kind with a schema`);
    }
  }
}
