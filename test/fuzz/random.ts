/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** A whole number from 0 up to, and without, `bound`; 0 for bounds below 1. */
  below(bound: number): number;
  /** One of the items, which must not be empty. */
  pick<Item>(items: readonly Item[]): Item;
  /** True once in `times` calls. */
  oneIn(times: number): boolean;
}

/** @param seed any whole number */
export function createRandom(seed: number): Random {
  let state = (seed ^ 0x9e_37_79_b9) >>> 0;
  // Marsaglia's xorshift, mixed: quick, and even in its low bits.
  const next = () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (bound: number) => (bound < 1 ? 0 : next() % bound);
  return {
    below,
    pick: (items) => items[below(items.length)] as (typeof items)[number],
    oneIn: (times) => below(times) === 0,
  };
}
