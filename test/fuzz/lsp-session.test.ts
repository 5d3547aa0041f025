import { describe, expect, it } from 'vitest';
import { runLspSession } from './lsp-session.ts';
import { createRandom } from './random.ts';
import { exampleSources } from './sources.ts';

const sources = exampleSources();

describe('a random session', () => {
  it.each([1, 2, 3, 4])(
    'ends with the diagnostics of a fresh start, seed %i',
    async (seed) => {
      expect(await runLspSession({ random: createRandom(seed), sources, steps: 60 })).toBeUndefined();
    },
    60_000,
  );
});
