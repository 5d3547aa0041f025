import type { RelationYaml } from '../build/cel-table.ts';
import { stableJson } from '../build/stable-json.ts';
import { childOf, childrenOf, type Tree } from '../build/tree.ts';

/**
 * Makes one tree of what the two channels of the Gateway API say: the experimental one, with marks on what the
 * standard one has not or has alone.
 * @param experimental tree of the experimental CRD; it is changed
 * @param standard tree of the standard CRD
 * @param label what is merged, for messages
 * @returns `experimental`
 */
export function mergeChannels(experimental: Tree, standard: Tree, label: string): Tree {
  mergeValues(experimental, standard);
  mergeRelations(experimental, standard);
  checkKeywords(experimental, standard, label);
  for (const [step, child] of childrenOf(experimental)) {
    const other = childOf(standard, step);
    if (other === undefined) child['x-channel'] = 'experimental';
    else mergeChannels(child, other, `${label}.${step}`);
  }
  return experimental;
}

const MERGED_APART: ReadonlySet<string> = new Set([
  'properties',
  'items',
  'additionalProperties',
  'enum',
  'x-channel',
  'x-enum-channels',
  'x-relations',
]);

/** Only enum values, relations and whole fields can be of one channel. */
function checkKeywords(experimental: Tree, standard: Tree, label: string): void {
  for (const keyword of new Set([...Object.keys(experimental), ...Object.keys(standard)])) {
    if (MERGED_APART.has(keyword)) continue;
    if (stableJson(experimental[keyword]) !== stableJson(standard[keyword])) {
      throw new Error(`${label}: the channels differ in ${keyword}`);
    }
  }
}

function mergeValues(experimental: Tree, standard: Tree): void {
  const [all, some] = [experimental['enum'], standard['enum']];
  if (!Array.isArray(all) || !Array.isArray(some)) return;
  const added = all.filter((value) => !some.includes(value));
  if (added.length > 0) {
    experimental['x-enum-channels'] = Object.fromEntries(
      added.map((value) => [String(value), 'experimental']),
    );
  }
}

function mergeRelations(experimental: Tree, standard: Tree): void {
  const own = (experimental['x-relations'] ?? []) as RelationYaml[];
  const other = (standard['x-relations'] ?? []) as RelationYaml[];
  const merged = [...onlyIn('experimental', own, other), ...onlyIn('standard', other, own)];
  if (merged.length > 0) experimental['x-relations'] = merged;
}

/** Relations that both channels have come from the experimental side. */
function onlyIn(
  channel: 'experimental' | 'standard',
  own: readonly RelationYaml[],
  other: readonly RelationYaml[],
): RelationYaml[] {
  const known = new Set(other.map((relation) => stableJson(relation)));
  return own.flatMap((relation) => {
    if (known.has(stableJson(relation))) return channel === 'experimental' ? [relation] : [];
    return typeof relation === 'string' ? [{ says: relation, channel }] : [{ ...relation, channel }];
  });
}
