import { stableJson } from '../build/stable-json.ts';
import { childOf, childrenOf, type Step, type Tree } from '../build/tree.ts';
import { BOUNDS } from '../vocabulary.ts';

/** What separates one tree from another: facts to set at a node, and the same for its children. */
export interface TreeDiff {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly children: ReadonlyMap<Step, TreeDiff>;
}

/** Keywords that CRDs decide. Whatever else a tree has is our own knowledge and never a difference. */
export const CONSTRAINTS: readonly string[] = [
  'type',
  'enum',
  'required',
  'default',
  'format',
  'pattern',
  ...BOUNDS,
  'uniqueItems',
  'propertyNames',
  'x-int-or-string',
  'x-nullable',
  'x-preserve-unknown',
  'x-list-type',
  'x-list-map-keys',
  'x-relations',
  'x-minimum-duration',
  'x-maximum-duration',
  'x-channel',
  'x-enum-channels',
];

/**
 * Says what must change in a tree to make it say what another one says.
 * @param from the tree we have; undefined when the field is not there yet
 * @param to the tree we want
 * @returns undefined when they say the same
 */
export function diffTrees(from: Tree | undefined, to: Tree): TreeDiff | undefined {
  const facts: Record<string, unknown> = {};
  for (const keyword of CONSTRAINTS) {
    const [have, want] = [from?.[keyword], to[keyword]];
    if (stableJson(normal(keyword, have)) === stableJson(normal(keyword, want))) continue;
    facts[keyword] = want ?? null;
  }
  const children = new Map<Step, TreeDiff>();
  for (const [step, child] of childrenOf(to)) {
    const diff = diffTrees(from === undefined ? undefined : childOf(from, step), child);
    if (diff !== undefined) children.set(step, diff);
  }
  for (const [step] of from === undefined ? [] : childrenOf(from)) {
    if (childOf(to, step) === undefined) children.set(step, { facts: { remove: true }, children: new Map() });
  }
  return Object.keys(facts).length === 0 && children.size === 0 ? undefined : { facts, children };
}

/** The order of enum values and required names means nothing. */
function normal(keyword: string, value: unknown): unknown {
  if ((keyword === 'enum' || keyword === 'required') && Array.isArray(value)) {
    return value.map((item) => String(item)).sort();
  }
  return value;
}
