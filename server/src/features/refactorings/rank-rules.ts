import { listAt, textAt, type Value } from './json-path.ts';

/** What is to be said of ranked rules whose order changed by it. */
export const RANKED =
  'Istio takes the first route that matches: they are in the order in which the Gateway API ranks them.';

/**
 * Rules of an HTTPRoute as the Gateway API ranks them (HTTPRouteRule.matches): an exact path before a prefix, a
 * longer one before a shorter one, then a method, more headers, more query parameters; of equals the first. A mesh
 * that takes the first rule that matches needs them in this order.
 * @param ruleOf the rule within an item
 */
export function rankRules<Item>(items: readonly Item[], ruleOf: (item: Item) => Value): readonly Item[] {
  return [...items].sort((left, right) => compare(rankOf(ruleOf(right)), rankOf(ruleOf(left))));
}

/**
 * A sentence where rules that were taken in their order give requests to another one when the Gateway API ranks them.
 * @param rules rules of an HTTPRoute, in the order in which they were taken
 * @param listName what they stood in
 */
export function noteOnOrder(rules: readonly Value[], listName: string): string[] {
  const compared = rules.slice(0, MOST_RULES).map(matchesOf);
  for (const [first, matches] of compared.entries()) {
    const winner = compared.findIndex(
      (others, second) =>
        second > first && others.some((match) => matches.some((before) => wins(match, before))),
    );
    if (winner !== -1) {
      return [
        `The most specific match wins now, not the first: ${listName}[${winner}] takes what it shares with ${listName}[${first}].`,
      ];
    }
  }
  return [];
}

/** Comparing is quadratic; nobody writes more rules than this into one route. */
const MOST_RULES = 100;

const TYPES: ReadonlyMap<string, number> = new Map([
  ['Exact', 2],
  ['RegularExpression', 1],
]);

/** The rank of a rule is that of its widest match, so that no later rule is left without requests. */
function rankOf(rule: Value): readonly number[] {
  const [widest] = matchesOf(rule).map(rankOfMatch).sort(compare);
  return widest ?? [];
}

/** A rule without matches has one, for everything. */
function matchesOf(rule: Value): readonly Value[] {
  const matches = listAt(rule, 'matches');
  return matches.length === 0 ? [undefined] : matches;
}

function rankOfMatch(match: Value): number[] {
  return [
    TYPES.get(textAt(match, 'path', 'type') ?? '') ?? 0,
    pathOf(match).length,
    textAt(match, 'method') === undefined ? 0 : 1,
    listAt(match, 'headers').length,
    listAt(match, 'queryParams').length,
  ];
}

function compare(left: readonly number[], right: readonly number[]): number {
  for (const [position, part] of left.entries()) {
    const difference = part - (right[position] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** True if a request can match both, and the Gateway API gives it to `later`. */
function wins(later: Value, earlier: Value): boolean {
  return compare(rankOfMatch(later), rankOfMatch(earlier)) > 0 && !areApart(later, earlier);
}

/** True if no request matches both. */
function areApart(left: Value, right: Value): boolean {
  const methods = [textAt(left, 'method'), textAt(right, 'method')];
  if (!methods.includes(undefined) && methods[0] !== methods[1]) return true;
  if (['headers', 'queryParams'].some((list) => contradict(listAt(left, list), listAt(right, list))))
    return true;
  return !pathsMeet(left, right) && !pathsMeet(right, left);
}

function contradict(left: readonly Value[], right: readonly Value[]): boolean {
  return left.some((condition) =>
    right.some(
      (other) =>
        textAt(condition, 'name') === textAt(other, 'name') &&
        isExact(condition) &&
        isExact(other) &&
        textAt(condition, 'value') !== textAt(other, 'value'),
    ),
  );
}

function isExact(condition: Value): boolean {
  return (textAt(condition, 'type') ?? 'Exact') === 'Exact';
}

/** True if the path of `wide` may stand for that of `narrow`; of regular expressions nobody can tell. */
function pathsMeet(wide: Value, narrow: Value): boolean {
  const types = [wide, narrow].map((match) => textAt(match, 'path', 'type') ?? 'PathPrefix');
  if (types.includes('RegularExpression')) return true;
  if (types[0] === 'Exact') return types[1] === 'Exact' && pathOf(wide) === pathOf(narrow);
  const prefix = pathOf(wide).replace(/\/$/, '');
  return pathOf(narrow) === prefix || pathOf(narrow).startsWith(`${prefix}/`);
}

function pathOf(match: Value): string {
  return textAt(match, 'path', 'value') ?? '/';
}
