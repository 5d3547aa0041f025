import { entriesAt, type JsonObject, type Value } from '../refactorings/json-path.ts';

/** The entries of a map of texts, such as labels; others are left out. */
export function textEntries(value: Value): JsonObject {
  return Object.fromEntries(entriesAt(value).filter(([, entry]) => typeof entry === 'string'));
}
