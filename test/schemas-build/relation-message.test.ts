import { expect, it } from 'vitest';
import { withMessage, type RelationDraft } from '../../schemas/build/relation-message.ts';

it.each<[RelationDraft, string]>([
  [{ rule: 'exactly-one-of', fields: ['a', 'b'] }, 'Set exactly one of "a" and "b".'],
  [
    { rule: 'at-most-one-of', fields: ['a', 'b', 'c'] },
    '"a", "b" and "c" exclude each other; keep one of them.',
  ],
  [{ rule: 'at-least-one-of', fields: ['a', 'b'] }, 'Set at least one of "a" and "b".'],
  [{ rule: 'at-least-one-of', fields: ['a', 'b'], message: 'Written by hand.' }, 'Written by hand.'],
  [
    { rule: 'format-when', field: 'value', format: 'ip', when: { field: 'type', is: 'A' } },
    '"value" is not an IP address, such as "10.0.0.1" or "fd00::1".',
  ],
])('says %j', (draft, message) => {
  expect(withMessage(draft).message).toBe(message);
});

it('asks for a message where none follows', () => {
  const draft = { rule: 'alone-in-list', value: '*' } as unknown as RelationDraft;
  expect(() => withMessage(draft)).toThrow('alone-in-list');
});
