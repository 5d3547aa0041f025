import { describe, expect, it } from 'vitest';
import { askEverything, openStrictService } from './exercise.ts';
import { createRandom } from './random.ts';
import { ROUNDS, type RoundKind } from './rounds.ts';
import { exampleSources } from './sources.ts';

const sources = exampleSources();

/** Few of each, so that every run of the tests has them; `npm run fuzz` goes on from there. */
const COUNTS: readonly (readonly [RoundKind, number])[] = [
  ['ask', 40],
  ['cut', 30],
  ['fix', 40],
  ['json', 40],
  ['session', 3],
];

describe('random texts and sessions', () => {
  it.each(COUNTS)(
    '%s finds nothing',
    async (kind, count) => {
      const service = openStrictService();
      for (let seed = 1; seed <= count; seed++) {
        try {
          await ROUNDS[kind](service, seed, sources);
        } catch (error) {
          throw new Error(`--kind ${kind} --seed ${seed}`, { cause: error });
        }
      }
    },
    60_000,
  );

  it('answers for a manifest that ends at any line', async () => {
    const service = openStrictService();
    const text = sources.find(({ name }) => name === 'mistakes/flattened.yaml')?.text ?? '';
    const random = createRandom(1);
    const lines = text.split('\n');
    expect(lines.length).toBeGreaterThan(5);
    for (let count = 0; count < lines.length; count++)
      await askEverything(service, 'file:///a.yaml', lines.slice(0, count).join('\n'), random);
  }, 60_000);
});
