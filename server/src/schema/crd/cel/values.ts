import type { SchemaNode } from '../../../../../schemas/vocabulary.ts';
import type { JsonValue } from '../../../yaml/to-value.ts';

/** A value as the CEL evaluator wants it: whole numbers are big integers, fields have their CEL names. */
export type CelValue =
  string | number | bigint | boolean | null | readonly CelValue[] | { readonly [name: string]: CelValue };

/**
 * Turns a value of a resource into what `self` is for the rules of its schema. As in the API server, fields with
 * names that CEL cannot say are renamed.
 */
export function toCelValue(value: JsonValue, schema: SchemaNode | undefined): CelValue {
  if (Array.isArray(value)) return value.map((item) => toCelValue(item, schema?.items));
  if (value !== null && typeof value === 'object') return toCelObject(value, schema);
  if (typeof value !== 'number' || !Number.isInteger(value)) return value;
  const isFloat = schema?.type === 'number';
  return isFloat || !Number.isSafeInteger(value) ? value : BigInt(value);
}

function toCelObject(
  value: { readonly [name: string]: JsonValue },
  schema: SchemaNode | undefined,
): { readonly [name: string]: CelValue } {
  const object: Record<string, CelValue> = {};
  const { properties, additionalProperties } = schema ?? {};
  for (const [name, field] of Object.entries(value)) {
    const known = properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
    const values = typeof additionalProperties === 'object' ? additionalProperties : undefined;
    // Keys of maps are data and stay as they are; only names of fields are identifiers.
    object[known === undefined ? name : toIdentifier(name)] = toCelValue(field, known ?? values);
  }
  return object;
}

const RESERVED = new Set([
  'true',
  'false',
  'null',
  'in',
  'as',
  'break',
  'const',
  'continue',
  'else',
  'for',
  'function',
  'if',
  'import',
  'let',
  'loop',
  'package',
  'namespace',
  'return',
  'var',
  'void',
  'while',
]);

/** The name of a field in CEL, by the API server's escaping (apiserver, cel/escaping.go). */
function toIdentifier(name: string): string {
  if (RESERVED.has(name)) return `__${name}__`;
  return name
    .replaceAll('__', '__underscores__')
    .replaceAll('.', '__dot__')
    .replaceAll('-', '__dash__')
    .replaceAll('/', '__slash__');
}
