import type { SchemaNode } from '../../../schemas/vocabulary.ts';
import { resolveAlias, type YamlNode } from '../yaml/nodes.ts';

/** Whether a value is of the type that a schema wants; a value that is empty or filled in later fits anything. */
export function fitsType(schema: SchemaNode, source: YamlNode): boolean {
  const node = resolveAlias(source);
  if (node === undefined || node.masked) return true;
  if (node.kind === 'map') return schema.type === 'object' || isOpen(schema);
  if (node.kind === 'seq') return schema.type === 'array' || isOpen(schema);
  if (node.kind !== 'scalar' || node.value === null) return true;
  return fitsScalar(schema, node.value);
}

/** Whether a scalar's value is of the type that a schema wants. */
export function fitsScalar(schema: SchemaNode, value: string | number | boolean): boolean {
  if (schema['x-int-or-string'] === true) return typeof value === 'string' || Number.isInteger(value);
  switch (schema.type) {
    case 'string':
      return typeof value === 'string' && (schema.enum === undefined || schema.enum.includes(value));
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'object':
    case 'array':
      return false;
    default:
      return true;
  }
}

function isOpen(schema: SchemaNode): boolean {
  return schema.type === undefined && schema['x-int-or-string'] !== true;
}
