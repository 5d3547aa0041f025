import { describe, expect, it } from 'vitest';
import { applyEdits, composeEdits, type OffsetEdit } from '../../server/src/util/compose-edits.ts';
import { createRandom, type Random } from '../fuzz/random.ts';

/** Some edits of a text of a length, none of which touches another. */
function throwEdits(length: number, { below }: Random): OffsetEdit[] {
  const edits: OffsetEdit[] = [];
  for (let at = below(5); at < length; at += 1 + below(9)) {
    const end = Math.min(length, at + below(4));
    edits.push({ start: at, end, newText: 'xyz'.slice(below(4)) });
    at = end;
  }
  return edits;
}

describe('composed edits', () => {
  it('are the edits themselves for one round', () => {
    const edits = [
      { start: 1, end: 2, newText: 'B' },
      { start: 4, end: 4, newText: 'x' },
    ];
    expect(composeEdits(6, [edits])).toEqual(edits);
    expect(composeEdits(6, [])).toEqual([]);
  });

  it('edit what an earlier round wrote, and what it left', () => {
    const rounds = [[{ start: 2, end: 3, newText: '12345' }], [{ start: 1, end: 4, newText: '-' }]];
    expect(composeEdits(4, rounds)).toEqual([{ start: 1, end: 3, newText: '-345' }]);
    expect(applyEdits('abcd', composeEdits(4, rounds))).toBe('a-345d');
  });

  it('make the text that the rounds make one after the other', () => {
    const text = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
    for (let seed = 1; seed <= 300; seed++) {
      const random = createRandom(seed);
      const rounds: OffsetEdit[][] = [];
      let current = text;
      for (let count = 1 + random.below(4); count > 0; count--) {
        const edits = throwEdits(current.length, random);
        rounds.push(edits);
        current = applyEdits(current, edits);
      }
      expect(applyEdits(text, composeEdits(text.length, rounds)), `seed ${seed}`).toBe(current);
    }
  });
});
