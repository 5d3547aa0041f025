import type { SchemaNode } from '../../../schemas/vocabulary.ts';
import { resolve } from './lookup.ts';

/** A schema for the validator: draft-07 and our checking keywords, without anything that only describes. */
export type AjvSchema = Record<string, unknown>;

/** Keywords that mean the same to the validator. */
const KEPT = [
  '$ref',
  'required',
  'enum',
  'format',
  'pattern',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'uniqueItems',
  'x-relations',
  'x-minimum-duration',
  'x-maximum-duration',
  'x-since',
  'x-deprecated',
  'x-channel',
  'x-enum-channels',
] as const;

/** Keywords whose check would accept null only by accident. */
const NULL_BLIND = ['enum'] as const;

/**
 * Turns a built schema into what the validator compiles.
 * @param root complete in itself; `definitions` are taken along
 */
export function toAjvSchema(root: SchemaNode): AjvSchema {
  const schema = convert(root, root);
  if (root.definitions !== undefined) {
    schema['definitions'] = mapValues(root.definitions, (node) => convert(node, root));
  }
  return schema;
}

function convert(node: SchemaNode, root: SchemaNode): AjvSchema {
  const schema: AjvSchema = {};
  for (const keyword of KEPT) if (node[keyword] !== undefined) schema[keyword] = node[keyword];
  convertType(node, schema);
  if (node.properties !== undefined) {
    schema['properties'] = mapValues(node.properties, (child) => convert(child, root));
  }
  if (node.additionalProperties === false && node['x-preserve-unknown'] !== true) {
    schema['additionalProperties'] = false;
  } else if (typeof node.additionalProperties === 'object') {
    schema['additionalProperties'] = convert(node.additionalProperties, root);
  }
  if (node.propertyNames !== undefined) schema['propertyNames'] = convert(node.propertyNames, root);
  if (node.items !== undefined) schema['items'] = convert(node.items, root);
  if (node['x-list-type'] === 'set') schema['uniqueItems'] = true;
  if (node['x-list-map-keys'] !== undefined) schema['x-list-map-keys'] = mapKeys(node, root);
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
