import { nextTurn } from './next-turn.ts';

/** How long work may hold the event loop before others get their turn, in milliseconds. */
const SLICE = 15;

/** Who asked for long work says by it that the result is not wanted any more; LSP's token is one. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
}

/** Lets requests, edits and cancellations through while long work goes on. */
export class Pace {
  #start = performance.now();

  /** True if the work has held the event loop for its share. */
  isDue(): boolean {
    return performance.now() - this.#start >= SLICE;
  }

  /** Lets the event loop turn if it is time. @throws Error once the work is not wanted any more */
  async rest(cancellation?: Cancellation): Promise<void> {
    if (this.isDue()) {
      await nextTurn();
      this.#start = performance.now();
    }
    if (cancellation?.isCancellationRequested === true) throw new Error('Cancelled');
  }

  /** Gathers what comes in batches, resting in between. @throws Error once it is not wanted any more */
  async gather<Item>(batches: Iterable<readonly Item[]>, cancellation?: Cancellation): Promise<Item[]> {
    const items: Item[] = [];
    for (const batch of batches) {
      for (const item of batch) items.push(item);
      if (this.isDue()) await this.rest(cancellation);
    }
    return items;
  }
}
