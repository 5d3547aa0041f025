/** A source of numbers that gives the same sequence for the same seed (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** @returns a whole number from 0 to `count - 1` */
  below(count: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
  }

  pick<Item>(items: readonly Item[]): Item | undefined {
    return items[this.below(Math.max(items.length, 1))];
  }
}

/** Misspells a word as hands do: a letter left out, doubled, swapped with its neighbour or hit beside the key. */
export function misspell(word: string, random: Random): string {
  const at = 1 + random.below(Math.max(word.length - 2, 1));
  const letter = word[at] ?? '';
  switch (random.below(4)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1);
    case 1:
      return word.slice(0, at) + letter + word.slice(at);
    case 2:
      return word.slice(0, at - 1) + letter + (word[at - 1] ?? '') + word.slice(at + 1);
    default:
      return word.slice(0, at) + neighbour(letter) + word.slice(at + 1);
  }
}

const KEYBOARD = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1234567890'];

function neighbour(letter: string): string {
  const row = KEYBOARD.find((keys) => keys.includes(letter.toLowerCase()));
  if (row === undefined) return 'x';
  const place = row.indexOf(letter.toLowerCase());
  const other = row[place + 1] ?? row[place - 1] ?? 'x';
  return letter === letter.toLowerCase() ? other : other.toUpperCase();
}
