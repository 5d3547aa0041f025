import type { Concept, SchemaNode } from '../../../schemas/vocabulary.ts';
import type { Path } from '../yaml/nodes.ts';
import type { KindSchema } from './kind-schema.ts';

/** A place in a schema, with what the places above it hand down. */
export interface SchemaView {
  /** The schema of the place, `$ref` resolved and the keywords beside it merged in. */
  readonly node: SchemaNode;
  /** Names and indices from the resource's root. */
  readonly path: Path;
  /** The property's name; for the items of a list the list's name; '' at the root. */
  readonly name: string;
  readonly required: boolean;
  readonly parent: SchemaView | undefined;
  /** Address of the documentation, the nearest one upwards. */
  readonly doc: string | undefined;
  /** The comparison note that treats the field, the nearest one upwards. */
  readonly concept: Concept | undefined;
  /** The complete schema, in which references are looked up. */
  readonly root: SchemaNode;
}

/**
 * Finds the schema of a place in a resource.
 * @param path from the resource's root
 * @returns undefined where the schema knows nothing: an unknown field, or below a value of free form
 */
export function schemaAt(schema: KindSchema, path: Path): SchemaView | undefined {
  let view: SchemaView | undefined = rootView(schema.root);
  for (const step of path) {
    if (view === undefined) return undefined;
    view = childView(view, step);
  }
  return view;
}

/** The view of a whole schema. */
export function rootView(root: SchemaNode): SchemaView {
  const node = resolve(root, root);
  return {
    node,
    path: [],
    name: '',
    required: true,
    parent: undefined,
    doc: node['x-doc'],
    concept: node['x-concept'],
    root,
  };
}

/**
 * Goes one step down.
 * @param step a property or map key; any number goes to the items of a list
 */
export function childView(view: SchemaView, step: string | number): SchemaView | undefined {
  const source = childNode(view.node, step);
  if (source === undefined) return undefined;
  const node = resolve(view.root, source);
  return {
    node,
    path: [...view.path, step],
    name: view.node.items === source ? view.name : String(step),
    required: view.node.required?.includes(String(step)) ?? false,
    parent: view,
    doc: node['x-doc'] ?? view.doc,
    concept: node['x-concept'] ?? view.concept,
    root: view.root,
  };
}

function childNode(node: SchemaNode, step: string | number): SchemaNode | undefined {
  if (node.items !== undefined && (typeof step === 'number' || /^\d+$/.test(step))) return node.items;
  const key = String(step);
  if (node.properties !== undefined && Object.hasOwn(node.properties, key)) return node.properties[key];
  return typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined;
}

const resolved = new WeakMap<SchemaNode, SchemaNode>();

/**
 * Follows `$ref` within `root` and merges the keywords beside it over what it names.
 * @returns the node itself if it has no reference
 */
export function resolve(root: SchemaNode, node: SchemaNode): SchemaNode {
  if (node.$ref === undefined) return node;
  const known = resolved.get(node);
  if (known !== undefined) return known;
  const { $ref: _ref, ...beside } = node;
  const merged: SchemaNode = { ...resolve(root, findDefinition(root, node) ?? {}), ...beside };
  resolved.set(node, merged);
  return merged;
}

/**
 * The names of the properties in the order in which to offer them: required ones, those that people use most,
 * the others, deprecated and experimental ones last.
 */
export function orderedProperties(view: SchemaView): string[] {
  const { properties = {}, required = [], 'x-common': common = [] } = view.node;
  const rank = (name: string): number => {
    const property = properties[name];
    if (property?.['x-deprecated'] !== undefined) return 40_000;
    if (required.includes(name)) return placeIn(common, name);
    if (common.includes(name)) return 10_000 + placeIn(common, name);
    return property?.['x-channel'] === undefined ? 20_000 : 30_000;
  };
  return Object.keys(properties)
    .map((name, index) => ({ name, rank: rank(name), index }))
    .sort((left, right) => left.rank - right.rank || left.index - right.index)
    .map(({ name }) => name);
}

function placeIn(common: readonly string[], name: string): number {
  const place = common.indexOf(name);
  return place === -1 ? common.length : place;
}

/** The definition that a node refers to; undefined for a node without a reference, or with one that leads nowhere. */
export function findDefinition(root: SchemaNode, { $ref }: SchemaNode): SchemaNode | undefined {
  return $ref === undefined ? undefined : root.definitions?.[$ref.slice('#/definitions/'.length)];
}
