import { BOUNDS, type SchemaNode } from '../../../schemas/vocabulary.ts';
import { findDefinition, resolve } from './lookup.ts';

/** A schema for the validator: draft-07 and our checking keywords, without anything that only describes. */
export type AjvSchema = Record<string, unknown>;

/** Keywords that mean the same to the validator. */
const KEPT = [
  'required',
  'enum',
  'format',
  'pattern',
  ...BOUNDS,
  'uniqueItems',
  'x-relations',
  'x-minimum-duration',
  'x-maximum-duration',
  'x-since',
  'x-deprecated',
  'x-channel',
  'x-enum-channels',
  'x-enum-since',
] as const;

/** Keywords whose check would accept null only by accident. */
const NULL_BLIND = ['enum'] as const;

/** Where parts of a schema are put that are compiled on their own, when a document first has such a part. */
export interface PartRegistry {
  /** @returns the number under which the validator asks for the part */
  add(node: SchemaNode): number;
}

/** Parts with more nodes than this are compiled on their own: most documents use few of them. */
const LARGEST = 5;

/**
 * Turns a node of a built schema into what the validator compiles.
 * @param root the complete schema, in which references are looked up
 */
export function toAjvSchema(node: SchemaNode, root: SchemaNode, parts: PartRegistry): AjvSchema {
  return convertNode(node, { root, parts });
}

interface Conversion {
  readonly root: SchemaNode;
  readonly parts: PartRegistry;
}

function convert(node: SchemaNode, conversion: Conversion): AjvSchema {
  if (node.$ref !== undefined) {
    const { $ref: _ref, ...beside } = node;
    const target = findDefinition(conversion.root, node);
    const part = target === undefined ? {} : { [PART]: conversion.parts.add(target) };
    return { ...convertNode(beside, conversion), ...part };
  }
  return weightOf(node) > LARGEST ? { [PART]: conversion.parts.add(node) } : convertNode(node, conversion);
}

/** The keyword of a part that is compiled on its own. */
export const PART = 'x-part';

const weights = new WeakMap<SchemaNode, number>();

/** How many nodes a part has, references not followed. */
function weightOf(node: SchemaNode): number {
  let weight = weights.get(node);
  if (weight === undefined) {
    const { items, additionalProperties, properties = {} } = node;
    const below = [items, additionalProperties, ...Object.values(properties)];
    weight = below.reduce<number>((sum, child) => sum + (typeof child === 'object' ? weightOf(child) : 0), 1);
    weights.set(node, weight);
  }
  return weight;
}

function convertNode(node: SchemaNode, conversion: Conversion): AjvSchema {
  const schema: AjvSchema = {};
  for (const keyword of KEPT) if (node[keyword] !== undefined) schema[keyword] = node[keyword];
  convertType(node, schema);
  if (node.properties !== undefined) {
    schema['properties'] = mapValues(node.properties, (child) => convert(child, conversion));
  }
  if (node.additionalProperties === false && node['x-preserve-unknown'] !== true) {
    schema['additionalProperties'] = false;
  } else if (typeof node.additionalProperties === 'object') {
    schema['additionalProperties'] = convert(node.additionalProperties, conversion);
  }
  if (node.propertyNames !== undefined) schema['propertyNames'] = convertNode(node.propertyNames, conversion);
  if (node.items !== undefined) schema['items'] = convert(node.items, conversion);
  if (node['x-list-type'] === 'set') schema['uniqueItems'] = true;
  if (node['x-list-map-keys'] !== undefined) schema['x-list-map-keys'] = mapKeys(node, conversion.root);
  return { ...schema, ...node['x-logic'] };
}

function convertType(node: SchemaNode, schema: AjvSchema): void {
  const types =
    node['x-int-or-string'] === true ? ['integer', 'string'] : node.type === undefined ? [] : [node.type];
  if (types.length === 0) return;
  if (node['x-nullable'] === true) {
    types.push('null');
    for (const keyword of NULL_BLIND)
      if (node[keyword] !== undefined) schema[keyword] = [...node[keyword], null];
  }
  schema['type'] = types.length === 1 ? types[0] : types;
}

/** The keys of a map list with their defaults, which stand in for absent keys when items are compared. */
function mapKeys(node: SchemaNode, root: SchemaNode): readonly (readonly [string, unknown])[] {
  const items = node.items === undefined ? {} : resolve(root, node.items);
  return (node['x-list-map-keys'] ?? []).map((key) => {
    const property = items.properties?.[key];
    return [key, property === undefined ? undefined : resolve(root, property).default];
  });
}

function mapValues<Value, Result>(
  record: Readonly<Record<string, Value>>,
  convertValue: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, convertValue(value)]));
}
