import { stableJson } from './stable-json.ts';
import { childOf, childrenOf, parsePath, removeChild, setChild, type Step, type Tree } from './tree.ts';

/** Facts about one node: keywords to set, null to delete one, `remove` for the field itself, `use` for a fragment. */
export type Facts = Readonly<Record<string, unknown>>;

/** Facts by path from some node. */
export type Entries = Readonly<Record<string, Facts>>;

/** What one overlay file says. */
export interface Overlay {
  /** The file, for messages. */
  readonly source: string;
  /** Named parts, used with `use`; their paths start at the node that uses them. */
  readonly fragments?: Readonly<Record<string, Entries>>;
  /** By `Kind` for all versions, or `Kind/v1,v1beta1` for some. */
  readonly kinds: Readonly<Record<string, Entries>>;
}

interface Match {
  readonly node: Tree;
  readonly parent: Tree | undefined;
  readonly step: Step | undefined;
}

/**
 * Applies the entries of an overlay to the tree of one kind.
 * @throws when a path leads nowhere or an entry changes nothing: an overlay that misses is a defect
 */
export function applyEntries(tree: Tree, entries: Entries, overlay: Overlay, kind: string): void {
  for (const [path, facts] of Object.entries(entries))
    applyFacts([tree], path, facts, overlay, `${kind} ${path}`);
}

function applyFacts(
  roots: readonly Tree[],
  path: string,
  facts: Facts,
  overlay: Overlay,
  label: string,
): void {
  const steps = parsePath(path);
  const matches = roots.flatMap((root) =>
    findMatches({ node: root, parent: undefined, step: undefined }, steps),
  );
  if (matches.length === 0) {
    addField(roots, steps, facts, overlay, label);
    return;
  }
  const changed = matches.filter((match) => applyToMatch(match, facts));
  const fragment = facts['use'];
  if (fragment === undefined) {
    if (changed.length === 0) throw new Error(`${overlay.source}: ${label}: says nothing new`);
    return;
  }
  useFragment(
    matches.map((match) => match.node),
    fragment,
    overlay,
    label,
  );
}

function useFragment(nodes: readonly Tree[], name: unknown, overlay: Overlay, label: string): void {
  const fragment = typeof name === 'string' ? overlay.fragments?.[name] : undefined;
  if (fragment === undefined) throw new Error(`${overlay.source}: ${label}: no fragment "${String(name)}"`);
  for (const [path, facts] of Object.entries(fragment)) {
    applyFacts(nodes, path, facts, overlay, `${label} ${String(name)}/${path}`);
  }
}

function applyToMatch(match: Match, facts: Facts): boolean {
  if (facts['remove'] === true) {
    if (match.parent === undefined || match.step === undefined) return false;
    removeChild(match.parent, match.step);
    return true;
  }
  return setKeywords(match.node, facts);
}

function setKeywords(node: Tree, facts: Facts): boolean {
  let changed = false;
  for (const [keyword, value] of Object.entries(facts)) {
    if (keyword === 'use' || stableJson(node[keyword]) === stableJson(value)) continue;
    if (value !== null) node[keyword] = structuredClone(value);
    else if (node[keyword] === undefined) continue;
    else delete node[keyword];
    changed = true;
  }
  return changed;
}

function addField(
  roots: readonly Tree[],
  steps: Step[],
  facts: Facts,
  overlay: Overlay,
  label: string,
): void {
  const step = steps.at(-1);
  const parents = roots.flatMap((root) =>
    findMatches({ node: root, parent: undefined, step: undefined }, steps.slice(0, -1)),
  );
  const isField =
    facts['type'] !== undefined || facts['x-int-or-string'] === true || facts['x-preserve-unknown'] === true;
  if (step === undefined || step.includes('*') || parents.length === 0 || !isField) {
    throw new Error(`${overlay.source}: ${label}: leads to no field of the schema`);
  }
  for (const { node: parent } of parents) {
    const child: Tree = {};
    setKeywords(child, facts);
    setChild(parent, step, child);
    if (facts['use'] !== undefined) useFragment([child], facts['use'], overlay, label);
  }
}

/** Finds the nodes a path names; `*` is any one step and `**` any number of steps, none included. */
function findMatches(start: Match, steps: readonly Step[]): Match[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [start];
  const below = (): Match[] =>
    childrenOf(start.node).map(([name, node]) => ({ node, parent: start.node, step: name }));
  if (step === '**') {
    return [...findMatches(start, rest), ...below().flatMap((match) => findMatches(match, steps))];
  }
  if (step === '*') return below().flatMap((match) => findMatches(match, rest));
  const child = childOf(start.node, step);
  return child === undefined ? [] : findMatches({ node: child, parent: start.node, step }, rest);
}

/**
 * Tells which kinds an overlay speaks of.
 * @param key `Kind` or `Kind/v1,v1beta1`
 * @returns the kind and its versions; no versions means all
 */
export function parseKindKey(key: string): { kind: string; versions: readonly string[] } {
  const [kind = '', versions] = key.split('/');
  return { kind, versions: versions === undefined ? [] : versions.split(',') };
}
