import { CHECKED_FORMATS, PATTERN_FORMATS } from '../formats.ts';
import type { CountedFields, FormatWhen, Relation } from '../vocabulary.ts';

/** Relations whose message follows from what they say. */
type SelfExplaining = CountedFields | FormatWhen;

type WithoutMessage<R> = R extends SelfExplaining ? Omit<R, 'message'> & { readonly message?: string } : R;

/** A relation as overlays write it; `withMessage` completes it. */
export type RelationDraft = WithoutMessage<Relation>;

/**
 * Completes a relation with a message in plain words, unless the overlay wrote one.
 * @returns the relation, ready for the built schema
 * @throws when the relation needs a message of its own and has none
 */
export function withMessage(draft: RelationDraft): Relation {
  const message = draft.message ?? messageOf(draft);
  if (message === undefined) throw new Error(`a relation "${draft.rule}" needs a message`);
  return { ...draft, message };
}

function messageOf(draft: RelationDraft): string | undefined {
  switch (draft.rule) {
    case 'exactly-one-of':
      return `Set exactly one of ${names(draft.fields, 'and')}.`;
    case 'at-most-one-of':
      return `${names(draft.fields, 'and')} exclude each other; keep one of them.`;
    case 'at-least-one-of':
      return `Set at least one of ${names(draft.fields, 'and')}.`;
    case 'format-when':
      return `"${draft.field}" is not ${{ ...PATTERN_FORMATS, ...CHECKED_FORMATS }[draft.format].expected}.`;
    default:
      return undefined;
  }
}

function names(fields: readonly string[], word: string): string {
  const quoted = fields.map((field) => `"${field}"`);
  return quoted.length < 2
    ? quoted.join('')
    : `${quoted.slice(0, -1).join(', ')} ${word} ${quoted.at(-1) ?? ''}`;
}
