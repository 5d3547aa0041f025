import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CatalogueRow } from '../catalogue.ts';
import type { Relation } from '../vocabulary.ts';
import { setRequired, walkTree, type Tree } from '../build/tree.ts';

/**
 * Reads what a build wrote of one kind.
 * @param folder `dist/schemas`
 * @returns the tree with references resolved, without `apiVersion`, `kind`, `metadata` and `status`; undefined
 *   when the row has no schema
 */
export function readBuilt(folder: string, row: CatalogueRow): Tree | undefined {
  if (row.schema === undefined) return undefined;
  const { definitions = {}, ...schema } = JSON.parse(
    readFileSync(path.join(folder, row.schema), 'utf8'),
  ) as Tree;
  const tree = expand(schema, definitions as Record<string, Tree>);
  for (const name of ['apiVersion', 'kind', 'metadata', 'status']) delete tree.properties?.[name];
  setRequired(
    tree,
    (tree.required ?? []).filter((name) => tree.properties?.[name] !== undefined),
  );
  return tree;
}

/** Puts definitions in the place of references; keywords beside a reference add to it. */
function expand(node: Tree, definitions: Readonly<Record<string, Tree>>): Tree {
  const { $ref, ...own } = node;
  const name = typeof $ref === 'string' ? $ref.slice('#/definitions/'.length) : undefined;
  const copy: Tree = name === undefined ? own : { ...expand(definitions[name] ?? {}, definitions), ...own };
  if (copy.properties !== undefined && name === undefined) {
    copy.properties = Object.fromEntries(
      Object.entries(copy.properties).map(([key, child]) => [key, expand(child, definitions)]),
    );
  }
  if (name !== undefined) return copy;
  if (copy.items !== undefined) copy.items = expand(copy.items, definitions);
  if (typeof copy.additionalProperties === 'object') {
    copy.additionalProperties = expand(copy.additionalProperties, definitions);
  }
  return copy;
}

/**
 * Says of a built tree what holds in one channel of the Gateway API, without marks of the other.
 * @returns a new tree
 */
export function inChannel(tree: Tree, channel: 'standard' | 'experimental'): Tree {
  const copy = structuredClone(tree);
  const isStandard = channel === 'standard';
  walkTree(copy, (node) => {
    for (const [name, child] of Object.entries(node.properties ?? {})) {
      if (isStandard && child['x-channel'] === 'experimental') delete node.properties?.[name];
    }
    delete node['x-channel'];
    if (isStandard) dropExperimentalValues(node);
    delete node['x-enum-channels'];
    const relations = node['x-relations'];
    if (Array.isArray(relations)) node['x-relations'] = relationsIn(relations as Relation[], channel);
  });
  return copy;
}

function relationsIn(
  relations: readonly Relation[],
  channel: string,
): Omit<Relation, 'channel'>[] | undefined {
  const kept = relations.flatMap(({ channel: own, ...relation }) =>
    own === undefined || own === channel ? [relation] : [],
  );
  return kept.length === 0 ? undefined : kept;
}

function dropExperimentalValues(node: Tree): void {
  const channels = node['x-enum-channels'];
  if (typeof channels !== 'object' || channels === null || !Array.isArray(node['enum'])) return;
  node['enum'] = node['enum'].filter((value) => !Object.hasOwn(channels, String(value)));
}
