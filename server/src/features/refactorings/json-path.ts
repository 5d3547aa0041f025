import type { JsonValue } from '../../yaml/to-value.ts';

/** Part of a document's value; undefined where there is none. */
export type Value = JsonValue | undefined;
export type JsonObject = { [key: string]: JsonValue };

/** The value below some keys; undefined where one is missing. */
export function at(value: Value, ...keys: readonly string[]): Value {
  let current = value;
  for (const key of keys)
    current = isObject(current) && Object.hasOwn(current, key) ? current[key] : undefined;
  return current;
}

/** The items of a list; nothing for another value. */
export function listAt(value: Value, ...keys: readonly string[]): readonly JsonValue[] {
  const found = at(value, ...keys);
  return Array.isArray(found) ? found : [];
}

/** The entries of a map; nothing for another value. */
export function entriesAt(
  value: Value,
  ...keys: readonly string[]
): readonly (readonly [string, JsonValue])[] {
  const found = at(value, ...keys);
  return isObject(found) ? Object.entries(found) : [];
}

/** The text at some keys; undefined for another value. */
export function textAt(value: Value, ...keys: readonly string[]): string | undefined {
  const found = at(value, ...keys);
  return typeof found === 'string' ? found : undefined;
}

/** The number at some keys; undefined for another value. */
export function numberAt(value: Value, ...keys: readonly string[]): number | undefined {
  const found = at(value, ...keys);
  return typeof found === 'number' ? found : undefined;
}

/** A map of the entries that have a value. */
export function compact(entries: { readonly [key: string]: Value }): JsonObject {
  const object: JsonObject = {};
  for (const [key, value] of Object.entries(entries)) {
    const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0);
    if (!isEmpty && !(isObject(value) && Object.keys(value).length === 0)) object[key] = value;
  }
  return object;
}

function isObject(value: Value): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
