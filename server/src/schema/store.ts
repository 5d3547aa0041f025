import type { CatalogueRow } from '../../../schemas/catalogue.ts';
import type { SchemaNode } from '../../../schemas/vocabulary.ts';
import { toKindKey, type KindKey } from '../resources/kinds.ts';
import type { Resource } from '../resources/resource.ts';
import type { SchemaCompiler } from './compile.ts';
import type { KindSchema, Validate } from './kind-schema.ts';

/** Where built schemas come from: the disk, a web server, a map in tests. */
export interface SchemaSource {
  /**
   * @param path relative to the folder of built schemas
   * @returns undefined if there is no such file
   */
  read(path: string): Promise<string | undefined>;
}

interface LoadedFile {
  readonly root: SchemaNode;
  readonly validate: Validate;
}

/** The catalogue and the schemas of the kinds in use, each loaded when first needed. */
export class SchemaStore {
  readonly #source: SchemaSource;
  #rows: readonly CatalogueRow[] = [];
  #rowsByName = new Map<string, CatalogueRow>();
  #groups: ReadonlySet<string> = new Set();
  #catalogue: Promise<void> | undefined;
  #compiler: SchemaCompiler | undefined;
  readonly #files = new Map<string, LoadedFile | undefined>();
  readonly #schemas = new Map<CatalogueRow, KindSchema>();

  constructor(source: SchemaSource) {
    this.#source = source;
  }

  /** Loads the catalogue, once, and the schemas that `resources` need. */
  async prepare(resources: readonly Resource[]): Promise<void> {
    await this.loadCatalogue();
    const rows = new Set<CatalogueRow>();
    for (const { group, version, kind } of resources) {
      const row = this.findRow(group, version, kind);
      if (row?.schema !== undefined && !this.#files.has(row.schema)) rows.add(row);
    }
    if (rows.size > 0) await Promise.all([...rows].map((row) => this.loadSchema(row)));
  }

  loadCatalogue(): Promise<void> {
    this.#catalogue ??= this.#readCatalogue();
    return this.#catalogue;
  }

  /** One row per group, version and kind; empty before the catalogue is loaded. */
  get rows(): readonly CatalogueRow[] {
    return this.#rows;
  }

  /** The groups of which the catalogue has kinds. */
  get groups(): ReadonlySet<string> {
    return this.#groups;
  }

  findRow(group: string, version: string, kind: string): CatalogueRow | undefined {
    return this.#rowsByName.get(rowName(group, version, kind));
  }

  /** @returns undefined for a kind without a schema, or one that was not prepared */
  findSchema(resource: Resource): KindSchema | undefined {
    const row = this.findRow(resource.group, resource.version, resource.kind);
    return row === undefined ? undefined : this.#schemaOf(row);
  }

  /** @returns undefined for a kind that is recognised and not checked */
  async loadSchema(row: CatalogueRow): Promise<KindSchema | undefined> {
    const path = row.schema;
    if (path !== undefined && !this.#files.has(path)) {
      const text = await this.#source.read(path);
      const compiler = await this.#loadCompiler();
      const root = text === undefined ? undefined : (JSON.parse(text) as SchemaNode);
      // Two loads of one file may cross; the first stays.
      if (!this.#files.has(path)) {
        this.#files.set(path, root === undefined ? undefined : { root, validate: compiler.compile(root) });
      }
    }
    return this.#schemaOf(row);
  }

  /**
   * Takes the CustomResourceDefinitions of the workspace, all of them each time.
   * @returns the kinds whose meaning changed
   */
  setUserDefinitions(_definitions: readonly Resource[]): readonly KindKey[] {
    return [];
  }

  #schemaOf(row: CatalogueRow): KindSchema | undefined {
    const known = this.#schemas.get(row);
    if (known !== undefined) return known;
    const file = row.schema === undefined ? undefined : this.#files.get(row.schema);
    if (file === undefined) return undefined;
    const schema: KindSchema = { row, root: file.root, origin: 'built-in', validate: file.validate };
    this.#schemas.set(row, schema);
    return schema;
  }

  async #readCatalogue(): Promise<void> {
    const text = await this.#source.read('catalogue.json');
    this.#rows = text === undefined ? [] : (JSON.parse(text) as CatalogueRow[]);
    this.#groups = new Set(this.#rows.map(({ group }) => group));
    for (const row of this.#rows) this.#rowsByName.set(rowName(row.group, row.version, row.kind), row);
  }

  /** The validator is a large library: nothing of it is loaded before the first resource of ours. */
  async #loadCompiler(): Promise<SchemaCompiler> {
    if (this.#compiler === undefined) {
      const { SchemaCompiler } = await import('./compile.ts');
      this.#compiler ??= new SchemaCompiler();
    }
    return this.#compiler;
  }
}

function rowName(group: string, version: string, kind: string): string {
  return `${version}|${toKindKey(group, kind)}`;
}
