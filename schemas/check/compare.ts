import { resolveRelation, type CelTable, type RelationYaml } from '../build/cel-table.ts';
import { stableJson } from '../build/stable-json.ts';
import { childOf, childrenOf, formatPath, type Step, type Tree } from '../build/tree.ts';
import { CONSTRAINTS } from '../crd/diff.ts';

/** One thing that upstream and we say differently. */
export interface Difference {
  /** The path of the field. */
  readonly path: string;
  /** The keyword, or `field` when one side has no such field at all. */
  readonly keyword: string;
  /** Missing with us, extra with us, or different. */
  readonly how: 'missing' | 'extra' | 'different';
  readonly upstream?: unknown;
  readonly ours?: unknown;
}

/**
 * Compares what upstream says of a kind with what we built.
 * @param upstream the tree of its CRDs
 * @param ours the built tree
 * @param cel the table that the relations of `upstream` are named in
 */
export function compareTrees(
  upstream: Tree,
  ours: Tree,
  cel: CelTable,
  steps: readonly Step[] = [],
): Difference[] {
  const path = formatPath(steps);
  const differences = CONSTRAINTS.flatMap((keyword) => {
    const [theirs, own] = [normal(keyword, upstream[keyword], cel), normal(keyword, ours[keyword], cel)];
    if (stableJson(theirs) === stableJson(own)) return [];
    return { path, keyword, ...howOf(upstream[keyword], ours[keyword]) };
  });
  const names = new Set([...childrenOf(upstream), ...childrenOf(ours)].map(([step]) => step));
  for (const step of names) {
    const [theirs, own] = [childOf(upstream, step), childOf(ours, step)];
    const below = [...steps, step];
    if (theirs !== undefined && own !== undefined) differences.push(...compareTrees(theirs, own, cel, below));
    else
      differences.push({
        path: formatPath(below),
        keyword: 'field',
        how: own === undefined ? 'missing' : 'extra',
      });
  }
  return differences;
}

function howOf(upstream: unknown, ours: unknown): Pick<Difference, 'how' | 'upstream' | 'ours'> {
  if (ours === undefined) return { how: 'missing', upstream };
  if (upstream === undefined) return { how: 'extra', ours };
  return { how: 'different', upstream, ours };
}

function normal(keyword: string, value: unknown, cel: CelTable): unknown {
  if (!Array.isArray(value)) return value;
  if (keyword === 'enum' || keyword === 'required') return value.map((item) => String(item)).sort();
  if (keyword !== 'x-relations') return value;
  // The CRDs are those of the newest release, which knows neither what older ones demanded nor since when it demands.
  const relations = (value as RelationYaml[])
    .flatMap((relation) => resolveRelation(relation, cel))
    .filter(({ until }) => until === undefined)
    .map(({ message: _message, since: _since, ...meaning }) => stableJson(meaning))
    .sort();
  return relations.length === 0 ? undefined : relations;
}
