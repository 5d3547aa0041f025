import { CHECKED_FORMATS, PATTERN_FORMATS, type FormatName } from '../formats.ts';
import type { Condition, Relation, Scalar } from '../vocabulary.ts';

/** A relation as overlays write it: the message may be left to `withMessage`. */
export type RelationDraft = Relation extends infer R
  ? R extends Relation
    ? Omit<R, 'message'> & { readonly message?: string }
    : never
  : never;

/**
 * Completes a relation with a message in plain words, unless the overlay wrote one.
 * @returns the relation, ready for the built schema
 */
export function withMessage(draft: RelationDraft): Relation {
  return { ...draft, message: draft.message ?? messageOf(draft) } as Relation;
}

function messageOf(draft: RelationDraft): string {
  switch (draft.rule) {
    case 'exactly-one-of':
      return `Set exactly one of ${names(draft.fields)}.`;
    case 'at-most-one-of':
      return `${names(draft.fields, 'and')} exclude each other; keep one of them.`;
    case 'at-least-one-of':
      return `Set at least one of ${names(draft.fields)}.`;
    case 'required-when':
      return `${names(draft.fields, 'and')} ${isAre(draft.fields)} required ${when(draft.when)}.`;
    case 'forbidden-when':
      return `${names(draft.fields, 'and')} ${isAre(draft.fields)} not allowed ${when(draft.when)}.`;
    case 'allowed-when':
      return `${name(draft.field)} can only be ${values(draft.values)}${suffix(draft.when)}.`;
    case 'matches-when':
      return `${name(draft.field)} has a form that is not allowed${suffix(draft.when)}.`;
    case 'format-when':
      return `${name(draft.field)} is not ${expectedOf(draft.format)}.`;
    case 'not-greater':
      return `${name(draft.field)} is greater than ${name(draft.than)}; make it at most as large.`;
    case 'unique-in-list':
      return `Another item of this list has the same ${names(draft.by, 'and')}; change one of them.`;
    case 'same-fields-in-list':
      return `Items with the same ${names(draft.by, 'and')} must all set ${names(draft.fields, 'and')}, or none of them.`;
    case 'at-most-items':
      return `Only ${draft.max} item${draft.max === 1 ? '' : 's'} of this list can have ${condition(draft.where)}.`;
    case 'exclusive-items':
      return `An item with ${condition(draft.first)} and one with ${condition(draft.second)} exclude each other.`;
    case 'alone-in-list':
      return `${values([draft.value])} stands for all values; remove the others, or remove it.`;
    case 'total-items':
      return `All ${name(draft.field)} together have more than ${draft.max} items; split the resource.`;
    case 'single-item-when':
      return `${name(draft.field)} must have exactly one item, with ${condition(draft.item)}, ${when(draft.when)}.`;
    case 'keys-match':
      return 'A key of this map has a form that is not allowed; change it.';
    case 'keys-in-range':
      return `Each key must be a number from ${draft.minimum} to ${draft.maximum}.`;
  }
}

function expectedOf(format: FormatName): string {
  return { ...PATTERN_FORMATS, ...CHECKED_FORMATS }[format].expected;
}

function suffix(given: Condition | undefined): string {
  return given === undefined ? '' : ` ${when(given)}`;
}

function when(given: Condition): string {
  return `when ${condition(given)}`;
}

function condition(given: Condition): string {
  if ('all' in given) return given.all.map((part) => condition(part)).join(' and ');
  if ('any' in given) return given.any.map((part) => condition(part)).join(' or ');
  const field = name(given.field);
  if ('present' in given) return given.present ? `${field} set` : `${field} not set`;
  if ('filled' in given) return given.filled ? `${field} not empty` : `${field} empty`;
  if ('matches' in given) return `${field} like /${given.matches}/`;
  if ('isNot' in given) return `${field} other than ${values(scalars(given.isNot))}`;
  return `${field} ${values(scalars(given.is))}`;
}

function scalars(value: Scalar | readonly Scalar[]): readonly Scalar[] {
  return typeof value === 'object' ? value : [value];
}

function name(path: string): string {
  return `"${path}"`;
}

function names(paths: readonly string[], word: 'or' | 'and' = 'or'): string {
  return join(
    paths.map((path) => name(path)),
    word,
  );
}

function values(list: readonly Scalar[]): string {
  return join(
    list.map((value) => `"${String(value)}"`),
    'or',
  );
}

function join(parts: readonly string[], word: 'or' | 'and'): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1) ?? ''}`;
}

function isAre(fields: readonly string[]): string {
  return fields.length === 1 ? 'is' : 'are';
}
