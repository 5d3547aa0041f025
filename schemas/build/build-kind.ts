import { resolveRelation, type CelTable, type RelationYaml } from './cel-table.ts';
import { shareEqualParts } from './share.ts';
import { walkTree, type Tree } from './tree.ts';

/** What the schemas of all kinds have in common. */
export interface Common {
  /** The tree of ObjectMeta. */
  readonly metadata: Tree;
  readonly cel: CelTable;
}

/**
 * Makes the schema of a kind complete: closed, with `apiVersion`, `kind`, `metadata` and `status`.
 * @param kind the kind's name
 * @param tree its fields beside these, after all overlays
 * @param common what all kinds have
 * @returns a JSON Schema with equal parts under `definitions`
 */
export function buildKind(kind: string, tree: Tree, { metadata, cel }: Common): Tree {
  const { required = [], properties, description, ...rest } = structuredClone(tree);
  const schema: Tree = {
    ...rest,
    ...(description !== undefined && { description }),
    type: 'object',
    required: [...new Set(['apiVersion', 'kind', 'metadata', ...required])],
    properties: {
      apiVersion: {
        type: 'string',
        description: 'The group and version of the API, such as `example.io/v1`.',
      },
      kind: { type: 'string', enum: [kind], description: 'The kind of the resource.' },
      metadata: structuredClone(metadata),
      ...properties,
      status: {
        description: 'Written by the controller; leave it out of manifests.',
        'x-preserve-unknown': true,
      },
    },
  };
  walkTree(schema, closeObject);
  walkTree(schema, orderValues);
  walkTree(schema, (node) => completeRelations(node, cel));
  return { $schema: 'http://json-schema.org/draft-07/schema#', ...shareEqualParts(schema) };
}

/** The tree of a kind that is known and open, before overlays name some of its fields. */
export const OPEN_TREE: Tree = { type: 'object', properties: {}, 'x-preserve-unknown': true };

/**
 * Makes the schema of a kind that a tool reads from a file and that never needs to reach the API server.
 * @returns a JSON Schema that asks for no name
 */
export function buildOpenKind(kind: string, tree: Tree, { metadata, cel }: Common): Tree {
  const { 'x-relations': _needsName, ...nameless } = metadata;
  const schema = buildKind(kind, tree, { metadata: nameless, cel });
  return { ...schema, required: ['apiVersion', 'kind'] };
}

/** The API server prunes fields it does not know, so an object that names its fields has no others. */
function closeObject(node: Tree): void {
  if (node.type !== 'object' || node['x-preserve-unknown'] === true) return;
  if (typeof node.additionalProperties !== 'object') node.additionalProperties = false;
}

/** Overlays explain values in the order in which people want them; upstream has its own. */
function orderValues(node: Tree): void {
  const { enum: values, 'x-enum-docs': docs } = node;
  if (!Array.isArray(values) || typeof docs !== 'object' || docs === null) return;
  const explained = Object.keys(docs);
  node['enum'] = [...explained, ...values.filter((value) => !explained.includes(String(value)))];
}

function completeRelations(node: Tree, cel: CelTable): void {
  const relations = node['x-relations'];
  if (relations === undefined) return;
  node['x-relations'] = (relations as RelationYaml[]).flatMap((relation) => resolveRelation(relation, cel));
}
