import type { JsonValue } from '../../yaml/to-value.ts';

/** A JSON object of a definition, in which anything may stand. */
export type JsonObject = { readonly [name: string]: JsonValue };

/** @returns undefined for everything but objects */
export function asObject(value: JsonValue | undefined): JsonObject | undefined {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : undefined;
}
