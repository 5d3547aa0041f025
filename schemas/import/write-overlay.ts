import { Document, isCollection, isMap, isPair, visit } from 'yaml';
import { stableJson } from '../build/stable-json.ts';
import { formatPath, type Step } from '../build/tree.ts';
import type { TreeDiff } from '../crd/diff.ts';

type Entries = Record<string, Record<string, unknown>>;

/** Differences of one kind, for the versions that share them. */
export interface KindDiff {
  readonly kind: string;
  /** Empty when all versions of the kind share the difference. */
  readonly versions: readonly string[];
  readonly diff: TreeDiff;
}

interface Shared {
  readonly name: string;
  readonly entries: Entries;
}

/** A part with at least this many entries is worth a name when it occurs twice. */
const MINIMUM_ENTRIES = 3;

/**
 * Writes differences as an overlay, with parts that occur more than once as fragments.
 * @returns the YAML text
 */
export function writeOverlay(group: string, kinds: readonly KindDiff[]): string {
  const counts = new Map<string, number>();
  for (const { diff } of kinds) countParts(diff, counts);
  const shared = new Map<string, Shared>();
  const byKind: Record<string, Entries> = {};
  for (const { kind, versions, diff } of kinds) {
    const entries: Entries = {};
    const key = versions.length === 0 ? kind : `${kind}/${versions.join(',')}`;
    byKind[key] = entries;
    addEntries(diff, [], entries, { counts, shared });
  }
  const fragments = Object.fromEntries([...shared.values()].map(({ name, entries }) => [name, entries]));
  return [
    '# Written by schemas/import from the CRDs: constraints that the models on npm do not tell.',
    '# Change it by importing again; what is known beyond CRDs belongs into schemas/overlays.',
    `group: ${group}`,
    toYaml({ ...(shared.size > 0 && { fragments }), kinds: byKind }),
  ].join('\n');
}

interface Writing {
  readonly counts: ReadonlyMap<string, number>;
  readonly shared: Map<string, Shared>;
}

function addEntries(diff: TreeDiff, steps: readonly Step[], entries: Entries, state: Writing): void {
  const key = keyOf(diff);
  const isShared = steps.length > 0 && (state.counts.get(key) ?? 0) > 1 && sizeOf(diff) >= MINIMUM_ENTRIES;
  if (isShared) {
    // Where the field is new its type stands beside the use, so that the field is there to be filled.
    const type = diff.facts['type'];
    const name = fragmentFor(diff, steps, state);
    entries[formatPath(steps)] = { ...(typeof type === 'string' && { type }), use: name };
    return;
  }
  if (Object.keys(diff.facts).length > 0) entries[formatPath(steps)] = { ...diff.facts };
  for (const [step, child] of diff.children) addEntries(child, [...steps, step], entries, state);
}

function fragmentFor(diff: TreeDiff, steps: readonly Step[], state: Writing): string {
  const key = keyOf(diff);
  const known = state.shared.get(key);
  if (known !== undefined) return known.name;
  const entries: Entries = {};
  const name = freeName(steps, state.shared);
  state.shared.set(key, { name, entries });
  const { type, ...facts } = diff.facts;
  if (Object.keys(facts).length > 0) entries['.'] = facts;
  if (type !== undefined && typeof type !== 'string') entries['.'] = { type, ...facts };
  for (const [step, child] of diff.children) addEntries(child, [step], entries, state);
  return name;
}

function freeName(steps: readonly Step[], shared: ReadonlyMap<string, Shared>): string {
  const last = steps.findLast((step) => step !== '[]' && step !== '{}') ?? 'part';
  const isItem = steps.at(-1) === '[]';
  const base = last.replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase() + (isItem ? '-item' : '');
  const taken = new Set([...shared.values()].map(({ name }) => name));
  let name = base;
  for (let number = 2; taken.has(name); number++) name = `${base}-${number}`;
  return name;
}

function countParts(diff: TreeDiff, counts: Map<string, number>): void {
  const key = keyOf(diff);
  const count = counts.get(key) ?? 0;
  counts.set(key, count + 1);
  // Parts of a part that was seen before are shared through it.
  if (count === 0) for (const child of diff.children.values()) countParts(child, counts);
}

function sizeOf(diff: TreeDiff): number {
  const own = Object.keys(diff.facts).length > 0 ? 1 : 0;
  return [...diff.children.values()].reduce((sum, child) => sum + sizeOf(child), own);
}

function keyOf(diff: TreeDiff): string {
  return stableJson([
    diff.facts,
    [...diff.children]
      .map(([step, child]) => [step, keyOf(child)])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  ]);
}

/** The column that a line of facts may reach. */
const LINE_WIDTH = 105;

/** Facts of one path stand on one line where they fit. */
function toYaml(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Pair(_key, pair, ancestors) {
      const depth = ancestors.filter((ancestor) => isMap(ancestor)).length;
      // Counted in maps: the file, `kinds` or `fragments`, a kind or fragment; its pairs are paths with facts.
      if (depth === 3) layOut(pair.value, 4 + JSON.stringify(pair.key).length);
    },
  });
  return document.toString({ lineWidth: 0, singleQuote: true });
}

function layOut(node: unknown, indent: number): void {
  if (!isCollection(node)) return;
  node.flow = indent + JSON.stringify(node).length <= LINE_WIDTH;
  if (node.flow) return;
  for (const item of node.items) {
    if (isPair(item)) layOut(item.value, indent + JSON.stringify(item.key).length);
    else if (isMap(item)) for (const pair of item.items) layOut(pair.value, indent);
  }
}
