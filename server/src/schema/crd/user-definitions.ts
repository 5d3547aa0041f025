import type { CatalogueRow } from '../../../../schemas/catalogue.ts';
import { toKindKey, type KindKey } from '../../resources/kinds.ts';
import type { Resource } from '../../resources/resource.ts';
import { readDefinition, type DefinedVersion, type Definition } from './definition.ts';
import type { JsonObject } from './json-object.ts';

interface Known {
  readonly definition: Definition;
  /** The definition's own text: what tells whether it changed. */
  readonly text: string;
}

/** The CustomResourceDefinitions of the workspace. For the kinds of ours that they define they win. */
export class UserDefinitions {
  #known = new Map<KindKey, Known>();
  #sources = new WeakMap<CatalogueRow, JsonObject>();

  /**
   * Takes all definitions there are; of several for one kind the last counts.
   * @returns the kinds whose definition came, went or changed
   */
  replace(resources: readonly Resource[]): readonly KindKey[] {
    const next = new Map<KindKey, Known>();
    for (const resource of resources) {
      const definition = readDefinition(resource);
      if (definition === undefined) continue;
      const { start, end } = resource.root;
      const text = resource.document.text.slice(start, end);
      next.set(toKindKey(definition.group, definition.kind), { definition, text });
    }
    const kinds = new Set([...this.#known.keys(), ...next.keys()]);
    const changed = [...kinds].filter((kind) => this.#known.get(kind)?.text !== next.get(kind)?.text);
    this.#known = next;
    return changed;
  }

  /** Puts the rows of the definitions in the place of the built-in ones. Kinds of other groups are not ours. */
  merge(builtIn: readonly CatalogueRow[]): readonly CatalogueRow[] {
    const groups = new Map(builtIn.map((row) => [row.group, row.mesh]));
    const users: CatalogueRow[] = [];
    const replaced = new Set<KindKey>();
    for (const [kind, { definition }] of this.#known) {
      const mesh = groups.get(definition.group);
      if (mesh === undefined || mesh === 'kubernetes') continue;
      replaced.add(kind);
      const own = builtIn.filter((row) => toKindKey(row.group, row.kind) === kind);
      users.push(...definition.versions.map((version) => this.#toRow(definition, version, own, mesh)));
    }
    if (replaced.size === 0) return builtIn;
    return [...builtIn.filter((row) => !replaced.has(toKindKey(row.group, row.kind))), ...users];
  }

  /** @returns undefined for rows that are not the user's, and for versions whose schema is of no use */
  sourceOf(row: CatalogueRow): JsonObject | undefined {
    return this.#sources.get(row);
  }

  #toRow(
    { group, kind, scope }: Definition,
    { version, served, stored, deprecated, source }: DefinedVersion,
    builtIn: readonly CatalogueRow[],
    mesh: CatalogueRow['mesh'],
  ): CatalogueRow {
    const same = builtIn.find((row) => row.version === version);
    const row: CatalogueRow = {
      group,
      version,
      kind,
      mesh,
      scope,
      served,
      stored,
      ...(deprecated === undefined ? {} : { deprecated }),
      ...(same?.docs === undefined ? {} : { docs: same.docs }),
      ...(same?.replacement === undefined ? {} : { replacement: same.replacement }),
      // A definition without a usable schema falls back on the built-in one.
      ...(source === undefined && same?.schema !== undefined ? { schema: same.schema } : {}),
    };
    if (source !== undefined) this.#sources.set(row, source);
    return row;
  }
}
