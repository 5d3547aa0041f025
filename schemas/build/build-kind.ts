import { withMessage, type RelationDraft } from './relation-message.ts';
import { shareEqualParts } from './share.ts';
import { walkTree, type Tree } from './tree.ts';

/**
 * Makes the schema of a kind complete: closed, with `apiVersion`, `kind`, `metadata` and `status`.
 * @param kind the kind's name
 * @param tree its fields beside these, after all overlays
 * @param metadata the tree of ObjectMeta
 * @returns a JSON Schema with equal parts under `definitions`
 */
export function buildKind(kind: string, tree: Tree, metadata: Tree): Tree {
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
  walkTree(schema, completeRelations);
  return { $schema: 'http://json-schema.org/draft-07/schema#', ...shareEqualParts(schema) };
}

/**
 * Makes the schema of a kind that is known and not checked.
 * @returns a JSON Schema that checks `apiVersion`, `kind` and `metadata` only
 */
export function buildOpenKind(kind: string, metadata: Tree): Tree {
  return buildKind(kind, { type: 'object', properties: {}, 'x-preserve-unknown': true }, metadata);
}

/** The API server prunes fields it does not know, so an object that names its fields has no others. */
function closeObject(node: Tree): void {
  if (node.type !== 'object' || node['x-preserve-unknown'] === true) return;
  if (typeof node.additionalProperties !== 'object') node.additionalProperties = false;
}

function completeRelations(node: Tree): void {
  const drafts = node['x-relations'];
  if (drafts === undefined) return;
  node['x-relations'] = (drafts as RelationDraft[]).map((draft) => withMessage(draft));
}
