import type { Resource } from '../../resources/resource.ts';

/**
 * True if the resource's document is not all that there is: a template fills parts in, or some of it could not be
 * read. What is missing or empty then says little; rules that only sometimes speak of it ask this, rules that always
 * do declare `judgesAbsence`.
 */
export function isPartial({ document }: Resource): boolean {
  return document.masks.length > 0 || document.faults.length > 0;
}
