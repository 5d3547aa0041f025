import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { MESHES, type CatalogueRow, type KindReference, type Mesh } from '../catalogue.ts';

const SOURCES = ['model', 'authored', 'open', 'none'] as const;

/** Where the schema of a kind comes from. */
export type Source = (typeof SOURCES)[number];

/** A row of the catalogue with what only the build needs. */
export interface CatalogueEntry {
  readonly row: CatalogueRow;
  readonly source: Source;
  /** The version whose model or authored schema this one starts from. */
  readonly like: string;
  /** The kind whose descriptions this one borrows where it has none. */
  readonly describedBy?: KindReference;
}

interface VersionYaml {
  readonly source?: Source;
  readonly like?: string;
  readonly served?: boolean;
  readonly stored?: boolean;
  readonly since?: string;
  readonly deprecated?: string;
  readonly removed?: string;
  readonly replacement?: string;
  readonly channel?: 'experimental';
  readonly docs?: string;
}

interface KindYaml {
  readonly scope?: CatalogueRow['scope'];
  readonly source?: Source;
  readonly plural?: string;
  readonly shortNames?: readonly string[];
  readonly docs?: string;
  readonly describedBy?: string;
  readonly versions: Readonly<Record<string, VersionYaml>>;
}

interface GroupYaml {
  readonly group: string;
  readonly mesh: Mesh;
  readonly scope: CatalogueRow['scope'];
  readonly source: Source;
  readonly docs?: string;
  readonly kinds: Readonly<Record<string, KindYaml>>;
}

const KNOWN_KEYS = {
  group: ['group', 'mesh', 'scope', 'source', 'docs', 'kinds'],
  kind: ['scope', 'source', 'plural', 'shortNames', 'docs', 'describedBy', 'versions'],
  version: [
    'source',
    'like',
    'served',
    'stored',
    'since',
    'deprecated',
    'removed',
    'replacement',
    'channel',
    'docs',
  ],
} as const;

/**
 * Reads the catalogue and checks its form.
 * @param file path of `catalogue.yaml`
 * @returns one entry per group, version and kind
 * @throws when a row is not well formed or a replacement is no row of the catalogue
 */
export function readCatalogue(file: string): CatalogueEntry[] {
  return toEntries(parse(readFileSync(file, 'utf8')) as GroupYaml[]);
}

/**
 * Turns the parsed catalogue into entries.
 * @throws as `readCatalogue` does
 */
export function toEntries(groups: readonly GroupYaml[]): CatalogueEntry[] {
  const entries = groups.flatMap((group) => {
    checkKeys(group, KNOWN_KEYS.group, `group "${group.group}"`);
    return Object.entries(group.kinds).flatMap(([kind, kindYaml]) => {
      checkKeys(kindYaml, KNOWN_KEYS.kind, kind);
      return Object.entries(kindYaml.versions).map(([version, versionYaml]) => {
        checkKeys(versionYaml, KNOWN_KEYS.version, `${kind} ${version}`);
        return toEntry(group, kind, kindYaml, version, versionYaml);
      });
    });
  });
  checkEntries(entries);
  return entries;
}

function toEntry(
  group: GroupYaml,
  kind: string,
  kindYaml: KindYaml,
  version: string,
  yaml: VersionYaml,
): CatalogueEntry {
  const docs = documentationOf(group.docs, kindYaml.docs, yaml.docs);
  const row: CatalogueRow = {
    group: group.group,
    version,
    kind,
    mesh: group.mesh,
    scope: kindYaml.scope ?? group.scope,
    served: yaml.removed === undefined && yaml.served !== false,
    ...(yaml.stored === true && { stored: true }),
    ...(yaml.since !== undefined && { since: yaml.since }),
    ...(yaml.deprecated !== undefined && { deprecated: yaml.deprecated }),
    ...(yaml.removed !== undefined && { removed: yaml.removed }),
    ...(yaml.replacement !== undefined && { replacement: parseReference(yaml.replacement) }),
    ...(yaml.channel !== undefined && { channel: yaml.channel }),
    ...(docs !== undefined && { docs }),
    ...(kindYaml.shortNames !== undefined && { shortNames: kindYaml.shortNames }),
    ...(kindYaml.plural !== undefined && { plural: kindYaml.plural }),
  };
  // Of what is gone only those schemas are built that somebody may still need, for an older release.
  const usual = yaml.removed === undefined ? group.source : 'none';
  const source = yaml.source ?? kindYaml.source ?? usual;
  const { describedBy } = kindYaml;
  return {
    row,
    source,
    like: yaml.like ?? version,
    ...(describedBy !== undefined && { describedBy: parseReference(describedBy) }),
  };
}

/** Pages are relative to the page of the group. */
function documentationOf(base: string | undefined, kind = '', version = ''): string | undefined {
  return base === undefined ? undefined : base + kind + version;
}

function parseReference(text: string): KindReference {
  const match = /^([a-z0-9.-]+)\/(v\w+) (\w+)$/.exec(text);
  const [, group, version, kind] = match ?? [];
  if (group === undefined || version === undefined || kind === undefined) {
    throw new Error(`catalogue.yaml: "${text}" is not "group/version Kind"`);
  }
  return { group, version, kind };
}

function checkKeys(value: object, known: readonly string[], label: string): void {
  const stranger = Object.keys(value).find((key) => !known.includes(key));
  if (stranger !== undefined) throw new Error(`catalogue.yaml: ${label}: unknown key "${stranger}"`);
}

function checkEntries(entries: readonly CatalogueEntry[]): void {
  const rows = entries.map((entry) => entry.row);
  const names = new Set<string>();
  for (const entry of entries) {
    const name = nameOf(entry.row);
    if (names.has(name)) throw new Error(`catalogue.yaml: ${name} stands twice`);
    names.add(name);
    if (!MESHES.includes(entry.row.mesh)) throw new Error(`catalogue.yaml: ${name}: unknown mesh`);
    if (!SOURCES.includes(entry.source)) throw new Error(`catalogue.yaml: ${name}: unknown source`);
    if (!/^v\d+((alpha|beta)\d+)?$/.test(entry.row.version)) {
      throw new Error(`catalogue.yaml: ${name}: not a version`);
    }
  }
  for (const { replacement } of rows) {
    if (replacement !== undefined && !names.has(nameOf(replacement))) {
      throw new Error(`catalogue.yaml: replacement ${nameOf(replacement)} is no row`);
    }
  }
}

/**
 * Names a kind in one version.
 * @returns "group/version Kind", without the slash for the core group
 */
export function nameOf(reference: KindReference): string {
  return `${reference.group === '' ? '' : `${reference.group}/`}${reference.version} ${reference.kind}`;
}
