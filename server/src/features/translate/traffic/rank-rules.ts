import { listAt, textAt, type Value } from '../../refactorings/json-path.ts';
import type { TrafficRule } from './traffic-intent.ts';

const TYPES: Readonly<Record<string, number>> = { Exact: 2, RegularExpression: 1 };

/**
 * Rules as the Gateway API ranks them: an exact path before a prefix, a longer one before a shorter one, then the
 * one with more conditions. A mesh that takes the first rule that matches needs them in this order.
 */
export function rankRules(rules: readonly TrafficRule[]): readonly TrafficRule[] {
  return [...rules].sort((left, right) => compare(rankOf(right), rankOf(left)));
}

/** The rank of a rule is that of its widest match, so that no later rule is left without requests. */
function rankOf({ route }: TrafficRule): readonly number[] {
  const ranks = listAt(route, 'matches').map(rankOfMatch);
  const widest = ranks.sort((left, right) => compare(left, right))[0];
  return widest ?? [0, 0, 0];
}

function rankOfMatch(match: Value): number[] {
  const path = textAt(match, 'path', 'value') ?? '/';
  const conditions = listAt(match, 'headers').length + listAt(match, 'queryParams').length;
  const method = textAt(match, 'method') === undefined ? 0 : 1;
  return [TYPES[textAt(match, 'path', 'type') ?? ''] ?? 0, path.length, conditions + method];
}

function compare(left: readonly number[], right: readonly number[]): number {
  for (const [position, part] of left.entries()) {
    const difference = part - (right[position] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
