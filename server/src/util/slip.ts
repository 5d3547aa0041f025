import { closest, editDistance } from './closest.ts';

/** Parts of names shorter than this differ on purpose: `team-a` and `team-b`, `dev` and `qa`. */
const SHORTEST_PART = 4;

/**
 * The candidate of which `word` is so plainly a misspelling that it cannot well be a name of its own: one letter
 * too many, too few, wrong or swapped, in a longer part of the name, digits aside. For where the word may name
 * something that is not known here.
 * @returns undefined if there is none, or if two are equally near
 */
export function findSlip(word: string, candidates: Iterable<string>): string | undefined {
  const nearest = closest(word, candidates, 1);
  return nearest !== undefined && isSlip(word, nearest) ? nearest : undefined;
}

function isSlip(word: string, name: string): boolean {
  const parts = word.split(/[-_./]/);
  const others = name.split(/[-_./]/);
  if (parts.length !== others.length) return false;
  return parts.every((part, index) => {
    const other = others[index] ?? '';
    if (part === other) return true;
    if (Math.min(part.length, other.length) < SHORTEST_PART || isPlural(part, other)) return false;
    return editDistance(part, other, 1) <= 1 && digitsOf(part) === digitsOf(other);
  });
}

/** `shop` and `shops` are both good names. */
function isPlural(left: string, right: string): boolean {
  return `${left}s` === right || `${right}s` === left;
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}
