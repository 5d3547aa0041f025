import { describe, expect, it } from 'vitest';
import { Pace } from '../../server/src/util/pace.ts';

/** Batches, each of which holds the loop for longer than it may be held. */
function* slowBatches(): Generator<readonly number[]> {
  for (let batch = 0; batch < 3; batch++) {
    const end = performance.now() + 20;
    while (performance.now() < end);
    yield [batch, batch];
  }
}

describe('Pace', () => {
  it('gathers what comes in batches, and lets others in between', async () => {
    let others = 0;
    const turn = setInterval(() => others++, 1);
    expect(await new Pace().gather(slowBatches())).toEqual([0, 0, 1, 1, 2, 2]);
    clearInterval(turn);
    expect(others).toBeGreaterThan(0);
  });

  it('stops once nobody waits for the result', async () => {
    const cancellation = { isCancellationRequested: false };
    setImmediate(() => {
      cancellation.isCancellationRequested = true;
    });
    await expect(new Pace().gather(slowBatches(), cancellation)).rejects.toThrow('Cancelled');
  });
});
