import { resolveAlias, type MapNode, type YamlNode } from './nodes.ts';

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** Aliases can make a short text mean a huge value; conversion stops after this many nodes. */
const MOST_NODES = 200_000;

/**
 * The value that Kubernetes' parser would hand to the API server: aliases and merge keys (`<<`) resolved, the
 * last of repeated keys kept.
 * @returns undefined if aliases blow the value up beyond all use, or refer to themselves
 */
export function toValue(node: YamlNode | undefined): JsonValue | undefined {
  return convertWithin(node, { nodes: MOST_NODES, dropsNulls: false });
}

/**
 * The value that the API server validates: as `toValue`, without the keys whose value is null, which it prunes
 * from custom resources first (apiextensions-apiserver, PruneNonNullableNullsWithoutDefaults).
 * @returns undefined as in `toValue`
 */
export function toPrunedValue(node: YamlNode | undefined): JsonValue | undefined {
  return convertWithin(node, { nodes: MOST_NODES, dropsNulls: true });
}

interface Budget {
  nodes: number;
  readonly dropsNulls: boolean;
}

function convertWithin(node: YamlNode | undefined, budget: Budget): JsonValue | undefined {
  try {
    return convert(node, budget, 0);
  } catch (error) {
    if (error instanceof BudgetExceeded) return undefined;
    throw error;
  }
}

class BudgetExceeded extends Error {}

function convert(source: YamlNode | undefined, budget: Budget, depth: number): JsonValue {
  if (--budget.nodes < 0 || depth > 400) throw new BudgetExceeded();
  const node = resolveAlias(source);
  if (node === undefined) return null;
  if (node.kind === 'seq') return node.items.map((item) => convert(item, budget, depth + 1));
  if (node.kind === 'map') return convertMap(node, budget, depth);
  return node.kind === 'scalar' ? node.value : null;
}

function convertMap(map: MapNode, budget: Budget, depth: number): JsonValue {
  const object: { [key: string]: JsonValue } = {};
  for (const pair of map.pairs) {
    if (pair.name !== '<<' || pair.key.kind !== 'scalar' || pair.key.style !== 'plain') continue;
    const merged = convert(pair.value, budget, depth + 1);
    for (const base of Array.isArray(merged) ? merged.toReversed() : [merged]) {
      if (base !== null && typeof base === 'object' && !Array.isArray(base)) Object.assign(object, base);
    }
  }
  for (const pair of map.pairs) {
    if (pair.name === '<<') continue;
    const value = convert(pair.value, budget, depth + 1);
    // A plain assignment of `__proto__` would change the prototype instead of adding a key.
    if (pair.name === '__proto__') continue;
    if (value === null && budget.dropsNulls) delete object[pair.name];
    else object[pair.name] = value;
  }
  return object;
}
