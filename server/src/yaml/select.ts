import {
  isNull,
  resolveAlias,
  type MapNode,
  type Pair,
  type Path,
  type ScalarNode,
  type YamlNode,
} from './nodes.ts';

/**
 * The pair of `map` named `name`: as in Kubernetes' parser the last one counts when a key is repeated.
 * Undefined without one, and for what is no map.
 */
export function findPair(map: YamlNode | undefined, name: string): Pair | undefined {
  const node = resolveAlias(map);
  if (node?.kind !== 'map') return undefined;
  for (let index = node.pairs.length - 1; index >= 0; index--) {
    if (node.pairs[index]?.name === name) return node.pairs[index];
  }
  return node.hasMerge ? mergedPair(node, name) : undefined;
}

/** A pair that `<<: *base` brings in. */
function mergedPair(map: MapNode, name: string, depth = 0): Pair | undefined {
  if (depth > 8) return undefined;
  for (const pair of map.pairs) {
    if (pair.name !== '<<') continue;
    const merged = resolveAlias(pair.value);
    const sources = merged?.kind === 'seq' ? merged.items.map(resolveAlias) : [merged];
    for (const source of sources) {
      if (source?.kind !== 'map') continue;
      const found =
        source.pairs.find((candidate) => candidate.name === name) ?? mergedPair(source, name, depth + 1);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The child of a map (by key) or list (by index), aliases resolved; undefined if it is not there. */
export function child(node: YamlNode | undefined, key: string | number): YamlNode | undefined {
  const container = resolveAlias(node);
  if (container?.kind === 'seq') return resolveAlias(container.items[Number(key)]);
  return resolveAlias(findPair(container, String(key))?.value);
}

/** The node at a path of keys and indices, aliases resolved; undefined where the path leads nowhere. */
export function nodeAt(root: YamlNode | undefined, path: Path): YamlNode | undefined {
  let node = resolveAlias(root);
  for (const key of path) {
    if (node === undefined) return undefined;
    node = child(node, key);
  }
  return node;
}

interface Step {
  readonly name: string;
  /** How often `[*]` follows: list items, or the values of a map. */
  readonly spreads: number;
  /** The query up to and with this step. */
  readonly prefix: string;
}

interface Query {
  readonly steps: readonly Step[];
  /** True if no `[*]` is in it: it leads to one node at most. */
  readonly isPlain: boolean;
}

const compiled = new Map<string, Query>();

function compile(text: string): Query {
  let query = compiled.get(text);
  if (query === undefined) {
    const parts = text.split('.');
    const steps = parts.map((part, index) => {
      const name = part.replaceAll('[*]', '');
      const prefix = parts.slice(0, index + 1).join('.');
      return { name, spreads: (part.length - name.length) / 3, prefix };
    });
    query = { steps, isPlain: steps.every(({ name, spreads }) => name !== '' && spreads === 0) };
    compiled.set(text, query);
  }
  return query;
}

/** What is known of one tree. */
interface Tree {
  /** Every key in it: most questions are about fields that a document does not have. */
  readonly names: ReadonlySet<string>;
  /** Where each step of earlier queries led: the rules ask alike, and different questions share most of their way. */
  readonly taken: Map<string, readonly YamlNode[]>;
}

/** Rules look at one resource again and again, and in between at those that have to do with it. */
const MOST_TREES = 32;
const trees = new Map<YamlNode, Tree>();
let lastRoot: YamlNode | undefined;
let lastTree: Tree | undefined;

function treeOf(root: YamlNode): Tree {
  if (root === lastRoot && lastTree !== undefined) return lastTree;
  let tree = trees.get(root);
  if (tree === undefined) {
    if (trees.size === MOST_TREES) trees.clear();
    tree = { names: namesIn(root), taken: new Map() };
    trees.set(root, tree);
  }
  lastRoot = root;
  lastTree = tree;
  return tree;
}

function namesIn(node: YamlNode, names = new Set<string>()): ReadonlySet<string> {
  if (node.kind === 'seq') for (const item of node.items) namesIn(item, names);
  if (node.kind === 'map') {
    for (const pair of node.pairs) {
      names.add(pair.name);
      namesIn(pair.value, names);
    }
  }
  return names;
}

/**
 * All nodes that a query such as `spec.http[*].route[*].destination` names, in document order. `[*]` goes
 * through the items of a list or the values of a map. Absent and null values are left out, aliases resolved.
 * Queries are constants of the code: names with dots in them are looked up with `child`.
 */
export function select(root: YamlNode | undefined, query: string): readonly YamlNode[] {
  const start = resolveAlias(root);
  if (start === undefined) return NOTHING;
  const { steps, isPlain } = compile(query);
  if (start.parent === undefined) return withoutNulls(walkTree(start, steps));
  if (!isPlain) return withoutNulls(walk([start], steps));
  const node = descend(start, steps);
  return node === undefined || isNull(node) ? NOTHING : [node];
}

const NOTHING: readonly YamlNode[] = [];

function descend(root: YamlNode, steps: readonly Step[]): YamlNode | undefined {
  let node: YamlNode | undefined = root;
  for (const { name } of steps) node = child(node, name);
  return node;
}

/** Walks from the root of a document, on what earlier queries found out. */
function walkTree(root: YamlNode, steps: readonly Step[]): readonly YamlNode[] {
  const { names, taken } = treeOf(root);
  // The last step that was taken before; -1 if none was.
  let known = steps.length - 1;
  for (; known >= 0; known--) {
    const step = steps[known];
    if (step === undefined || taken.has(step.prefix)) break;
    if (step.name !== '' && !names.has(step.name)) return NOTHING;
  }
  return walk(taken.get(steps[known]?.prefix ?? '') ?? [root], steps, known + 1, taken);
}

/** @param taken where the steps of earlier queries led; this query's are added */
function walk(
  start: readonly YamlNode[],
  steps: readonly Step[],
  from = 0,
  taken?: Map<string, readonly YamlNode[]>,
): readonly YamlNode[] {
  let nodes = start;
  for (let index = from; index < steps.length; index++) {
    const step = steps[index];
    if (step === undefined || nodes.length === 0) return NOTHING;
    if (step.name !== '') nodes = named(nodes, step.name);
    for (let spread = 0; spread < step.spreads; spread++) {
      nodes = nodes.length === 1 ? children(nodes[0]) : nodes.flatMap(children);
    }
    taken?.set(step.prefix, nodes);
  }
  return nodes;
}

function withoutNulls(nodes: readonly YamlNode[]): readonly YamlNode[] {
  return nodes.some(isNull) ? nodes.filter((node) => !isNull(node)) : nodes;
}

function named(nodes: readonly YamlNode[], name: string): readonly YamlNode[] {
  const found: YamlNode[] = [];
  for (const node of nodes) {
    const value = child(node, name);
    if (value !== undefined) found.push(value);
  }
  return found;
}

/** Like `select`, only the scalars, and none that a template fills in. */
export function scalars(root: YamlNode | undefined, query: string): ScalarNode[] {
  const found: ScalarNode[] = [];
  for (const node of select(root, query)) if (node.kind === 'scalar' && !node.masked) found.push(node);
  return found;
}

/** The one scalar at a query without `[*]`; undefined if it is absent, null, masked or no scalar. */
export function scalar(root: YamlNode | undefined, query: string): ScalarNode | undefined {
  const { steps, isPlain } = compile(query);
  if (!isPlain || root === undefined) return scalars(root, query)[0];
  const node = descend(root, steps);
  return node?.kind === 'scalar' && node.value !== null && !node.masked ? node : undefined;
}

/** The text of the scalar at a query; undefined as in `scalar`. */
export function text(root: YamlNode | undefined, query: string): string | undefined {
  return scalar(root, query)?.text;
}

/** Items of a list or values of a map, aliases resolved; nothing for a scalar. */
export function children(node: YamlNode | undefined): YamlNode[] {
  const container = resolveAlias(node);
  const found: YamlNode[] = [];
  if (container?.kind === 'seq') {
    for (const item of container.items) {
      const value = resolveAlias(item);
      if (value !== undefined) found.push(value);
    }
  } else if (container?.kind === 'map') {
    for (const pair of container.pairs) {
      const value = resolveAlias(pair.value);
      if (value !== undefined) found.push(value);
    }
  }
  return found;
}

/** The string entries of a map such as labels, as a plain record; other values and masked ones are left out. */
export function stringMap(node: YamlNode | undefined): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  const map = resolveAlias(node);
  if (map?.kind !== 'map') return entries;
  for (const pair of map.pairs) {
    const value = resolveAlias(pair.value);
    if (value?.kind === 'scalar' && !value.masked && !pair.key.masked) entries.set(pair.name, value.text);
  }
  return entries;
}
