import { describe, it } from 'vitest';
import { askEverything, openStrictService } from './exercise.ts';
import { hostileTexts } from './hostile-texts.ts';
import { createRandom } from './random.ts';

describe('texts that break parsers', () => {
  const service = openStrictService();
  it.each([...hostileTexts(0.02)])(
    '%s',
    async (_, text) => {
      await askEverything(service, 'file:///a.yaml', text, createRandom(1));
    },
    30_000,
  );

  it('any bytes', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = createRandom(seed);
      const bytes = Uint8Array.from({ length: random.below(500) }, () => random.below(256));
      const text = new TextDecoder().decode(bytes);
      await askEverything(service, 'file:///a.yaml', text, random);
    }
  }, 30_000);

  it('a million documents', async () => {
    await askEverything(service, 'file:///a.yaml', '---\na: 1\n'.repeat(1_000_000), createRandom(1));
  }, 30_000);

  it('a text beyond all size', async () => {
    await askEverything(service, 'file:///a.yaml', 'a: b\n'.repeat(4_000_000), createRandom(1));
    await askEverything(service, 'file:///a.yaml', `a: ${'b'.repeat(5_000_000)}`, createRandom(1));
  }, 30_000);
});
