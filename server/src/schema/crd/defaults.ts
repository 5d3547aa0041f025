import type { SchemaNode } from '../../../../schemas/vocabulary.ts';
import type { JsonValue } from '../../yaml/to-value.ts';

/**
 * Completes a value with the defaults of its schema, which the API server does before it checks anything.
 * @returns the value itself where nothing is to be added
 */
export function withDefaults(value: JsonValue, schema: SchemaNode | undefined): JsonValue {
  if (schema === undefined || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => withDefaults(item, schema.items));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  const { properties = {}, additionalProperties } = schema;
  const values = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  const completed: { [name: string]: JsonValue } = {};
  let isChanged = false;
  for (const [name, field] of Object.entries(value)) {
    const known = Object.hasOwn(properties, name) ? properties[name] : values;
    const full = withDefaults(field, known);
    completed[name] = full;
    isChanged ||= full !== field;
  }
  for (const [name, field] of Object.entries(properties)) {
    if (field.default === undefined || Object.hasOwn(value, name)) continue;
    completed[name] = withDefaults(field.default as JsonValue, field);
    isChanged = true;
  }
  return isChanged ? completed : value;
}
