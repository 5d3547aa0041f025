import { expect, it } from 'vitest';
import { withMessage, type RelationDraft } from '../../schemas/build/relation-message.ts';

const when = { field: 'type', is: 'A' } as const;

it.each<[RelationDraft, string]>([
  [{ rule: 'exactly-one-of', fields: ['a', 'b'] }, 'Set exactly one of "a" or "b".'],
  [
    { rule: 'at-most-one-of', fields: ['a', 'b', 'c'] },
    '"a", "b" and "c" exclude each other; keep one of them.',
  ],
  [{ rule: 'required-when', fields: ['a'], when }, '"a" is required when "type" "A".'],
  [{ rule: 'keys-in-range', minimum: 1, maximum: 9 }, 'Each key must be a number from 1 to 9.'],
  [{ rule: 'alone-in-list', value: '*' }, '"*" stands for all values; remove the others, or remove it.'],
  [{ rule: 'at-least-one-of', fields: ['a'], message: 'Written by hand.' }, 'Written by hand.'],
])('says %j', (draft, message) => {
  expect(withMessage(draft).message).toBe(message);
});
