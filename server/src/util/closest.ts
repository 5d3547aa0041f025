/**
 * Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours cost one.
 * @param limit stop counting above this distance
 * @returns the distance, or `limit + 1` when it is larger
 */
export function editDistance(left: string, right: string, limit = Infinity): number {
  if (left === right) return 0;
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    let smallest = row;
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (row > 1 && column > 1 && swapped) cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1);
      current.push(cost);
      smallest = Math.min(smallest, cost);
    }
    if (smallest > limit) return limit + 1;
    beforePrevious = previous;
    previous = current;
  }
  return previous[right.length] ?? 0;
}

/** How many edits still count as a slip of the pen for a word of this length. */
function typoLimit(word: string): number {
  return word.length <= 3 ? 1 : word.length <= 8 ? 2 : 3;
}

/**
 * The candidates that `word` may be a misspelling of, best first. Case and separators (`-`, `_`) weigh
 * nothing: `consecutive_5xx_errors` is at distance 0.5 of `consecutive5xxErrors`.
 */
export function closestAll(word: string, candidates: Iterable<string>, limit = typoLimit(word)): string[] {
  const plainWord = plain(word);
  const scored: { candidate: string; distance: number }[] = [];
  for (const candidate of candidates) {
    if (candidate === word) continue;
    const plainCandidate = plain(candidate);
    const distance =
      plainWord === plainCandidate && plainWord !== '' ? 0.5 : editDistance(plainWord, plainCandidate, limit);
    if (distance <= limit && distance < Math.max(candidate.length, 2)) scored.push({ candidate, distance });
  }
  return scored.sort((a, b) => a.distance - b.distance).map(({ candidate }) => candidate);
}

/**
 * The one candidate that `word` is a misspelling of.
 * @returns undefined if none is near, or if two are equally near
 */
export function closest(
  word: string,
  candidates: Iterable<string>,
  limit = typoLimit(word),
): string | undefined {
  const [first, second] = closestAll(word, candidates, limit);
  if (first === undefined || second === undefined) return first;
  const plainWord = plain(word);
  const difference = editDistance(plainWord, plain(second)) - editDistance(plainWord, plain(first));
  if (difference !== 0) return difference > 0 ? first : undefined;
  // `CTP` has the letters of `TCP` in another order: a slip of the fingers more than a lost letter of `SCTP`.
  const [swapped, ...others] = [first, second].filter((near) => sortLetters(near) === sortLetters(word));
  return others.length === 0 ? swapped : undefined;
}

function sortLetters(word: string): string {
  return [...plain(word)].sort().join('');
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[-_]/g, '');
}
