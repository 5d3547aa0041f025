import { entriesAt, type JsonObject, type Value } from '../refactorings/json-path.ts';

/** The entries of a map of texts, such as labels; others are left out. */
export function textEntries(value: Value): JsonObject {
  return Object.fromEntries(entriesAt(value).filter(([, entry]) => typeof entry === 'string'));
}

/** The same as a map, which is how selectors are looked up. */
export function textMap(value: Value): Map<string, string> {
  return new Map(
    entriesAt(value).flatMap(([key, entry]) => (typeof entry === 'string' ? [[key, entry] as const] : [])),
  );
}
