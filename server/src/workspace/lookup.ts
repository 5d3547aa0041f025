import type { KindKey } from '../resources/kinds.ts';
import type { Resource } from '../resources/resource.ts';

/**
 * A way to find resources by something other than their name: the host they define, a label they carry. The
 * index keeps it up to date, and a rule that asks for one key is only run again when that key's answer changes.
 */
export interface Lookup {
  /** Unique among lookups. */
  readonly name: string;
  readonly kinds: readonly KindKey[];
  /** Keys under which `resource` is found. Must depend on nothing but the resource. */
  keysOf(resource: Resource): Iterable<string>;
}

const defined: Lookup[] = [];

/** Declares a lookup; the one way to make one, so that every lookup is checked against the type. */
export function defineLookup(lookup: Lookup): Lookup {
  defined.push(lookup);
  return lookup;
}

/** Every lookup that there is. */
export function allLookups(): readonly Lookup[] {
  return defined;
}
