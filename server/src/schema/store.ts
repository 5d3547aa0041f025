import type { CatalogueRow } from '../../../schemas/catalogue.ts';
import type { SchemaNode } from '../../../schemas/vocabulary.ts';
import type { Problem } from '../resources/problem.ts';
import { toKindKey, type KindKey } from '../resources/kinds.ts';
import type { Resource } from '../resources/resource.ts';
import type { SchemaCompiler } from './compile.ts';
import type { CheckContext } from './context.ts';
import { DEFINITION, readDefinition } from './crd/definition.ts';
import type { JsonObject } from './crd/json-object.ts';
import { UserDefinitions } from './crd/user-definitions.ts';
import type { UserSchema } from './crd/user-schema.ts';
import type { KindSchema, Validate } from './kind-schema.ts';
import { toMatcher } from './patterns.ts';

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

/** What is loaded only when the workspace has definitions of kinds of ours. */
interface UserParts {
  readonly createUserSchema: (source: JsonObject, kind: string) => UserSchema;
  readonly checkDefinition: (context: CheckContext) => Problem[];
}

/** The catalogue and the schemas of the kinds in use, each loaded when first needed. */
export class SchemaStore {
  readonly #source: SchemaSource;
  readonly #definitions = new UserDefinitions();
  #builtInRows: readonly CatalogueRow[] = [];
  #rows: readonly CatalogueRow[] = [];
  #rowsByName = new Map<string, CatalogueRow>();
  #catalogue: Promise<void> | undefined;
  #compiler: SchemaCompiler | undefined;
  #userParts: UserParts | undefined;
  readonly #files = new Map<string, LoadedFile | undefined>();
  #schemas = new WeakMap<CatalogueRow, KindSchema>();

  constructor(source: SchemaSource) {
    this.#source = source;
  }

  /** Loads the catalogue, once, and the schemas that `resources` need. */
  async prepare(resources: readonly Resource[]): Promise<void> {
    await this.loadCatalogue();
    const rows = new Set<CatalogueRow>();
    for (const { key, group, version, kind } of resources) {
      const row = this.findRow(group, version, kind);
      const isUsers = row !== undefined && this.#definitions.sourceOf(row) !== undefined;
      if (this.#userParts === undefined && (isUsers || key === DEFINITION)) await this.#loadUserParts();
      if (row?.schema !== undefined && !this.#files.has(row.schema)) rows.add(row);
    }
    if (rows.size > 0) await Promise.all([...rows].map((row) => this.loadSchema(row)));
  }

  loadCatalogue(): Promise<void> {
    this.#catalogue ??= this.#readCatalogue();
    return this.#catalogue;
  }

  /** One row per group, version and kind, those of the user's definitions included; empty before the catalogue is loaded. */
  get rows(): readonly CatalogueRow[] {
    return this.#rows;
  }

  findRow(group: string, version: string, kind: string): CatalogueRow | undefined {
    return this.#rowsByName.get(rowName(group, version, kind));
  }

  /** @returns undefined for a kind without a schema, or one that was not prepared */
  findSchema(resource: Resource): KindSchema | undefined {
    const row = this.findRow(resource.group, resource.version, resource.kind);
    return row === undefined ? undefined : this.#schemaOf(row);
  }

  /** The schemas loaded so far: those of the kinds in use. */
  *loadedSchemas(): Generator<KindSchema> {
    for (const row of this.#rows) {
      const schema = row.served ? this.#schemaOf(row) : undefined;
      if (schema !== undefined) yield schema;
    }
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
    if (this.#userParts === undefined && this.#definitions.sourceOf(row) !== undefined)
      await this.#loadUserParts();
    return this.#schemaOf(row);
  }

  /**
   * Takes the CustomResourceDefinitions of the workspace, all of them each time.
   * @returns the kinds whose meaning changed
   */
  setUserDefinitions(definitions: readonly Resource[]): readonly KindKey[] {
    const changed = this.#definitions.replace(definitions);
    if (changed.length > 0) this.#mergeRows();
    return changed;
  }

  /** What of a CustomResourceDefinition of ours cannot be used; nothing for other groups' ones. */
  checkDefinition(context: CheckContext): Problem[] {
    const group = readDefinition(context.resource)?.group;
    const isOurs = group !== undefined && this.#builtInRows.some((row) => row.group === group);
    return isOurs ? (this.#userParts?.checkDefinition(context) ?? []) : [];
  }

  #schemaOf(row: CatalogueRow): KindSchema | undefined {
    const known = this.#schemas.get(row);
    if (known !== undefined) return known;
    const schema = this.#userSchemaOf(row) ?? this.#builtInSchemaOf(row);
    if (schema !== undefined) this.#schemas.set(row, schema);
    return schema;
  }

  #userSchemaOf(row: CatalogueRow): KindSchema | undefined {
    const source = this.#definitions.sourceOf(row);
    if (source === undefined || this.#userParts === undefined) return undefined;
    return { row, origin: 'user', ...this.#userParts.createUserSchema(source, row.kind) };
  }

  #builtInSchemaOf(row: CatalogueRow): KindSchema | undefined {
    const file = row.schema === undefined ? undefined : this.#files.get(row.schema);
    return file === undefined ? undefined : { row, origin: 'built-in', ...file, toMatcher };
  }

  async #readCatalogue(): Promise<void> {
    const text = await this.#source.read('catalogue.json');
    this.#builtInRows = text === undefined ? [] : (JSON.parse(text) as CatalogueRow[]);
    this.#mergeRows();
  }

  #mergeRows(): void {
    this.#rows = this.#definitions.merge(this.#builtInRows);
    this.#rowsByName = new Map(this.#rows.map((row) => [rowName(row.group, row.version, row.kind), row]));
  }

  /** The validator is a large library: nothing of it is loaded before the first resource of ours. */
  async #loadCompiler(): Promise<SchemaCompiler> {
    if (this.#compiler === undefined) {
      const { SchemaCompiler } = await import('./compile.ts');
      this.#compiler ??= new SchemaCompiler();
    }
    return this.#compiler;
  }

  async #loadUserParts(): Promise<void> {
    const [{ createUserSchema }, { checkDefinition }] = await Promise.all([
      import('./crd/user-schema.ts'),
      import('./crd/check-definition.ts'),
    ]);
    this.#userParts = { createUserSchema, checkDefinition };
  }
}

function rowName(group: string, version: string, kind: string): string {
  return `${version}|${toKindKey(group, kind)}`;
}
