import {
  isNull,
  resolveAlias,
  type MapNode,
  type Pair,
  type Path,
  type ScalarNode,
  type YamlNode,
} from './nodes.ts';

/** The pair of `map` named `name`: as in Kubernetes' parser the last one counts when a key is repeated. */
export function findPair(map: YamlNode | undefined, name: string): Pair | undefined {
  const node = resolveAlias(map);
  if (node?.kind !== 'map') return undefined;
  for (let index = node.pairs.length - 1; index >= 0; index--) {
    if (node.pairs[index]?.name === name) return node.pairs[index];
  }
  return mergedPair(node, name);
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

/** The child of a map (by key) or list (by index), aliases resolved. */
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
}

const compiled = new Map<string, readonly Step[]>();

function compile(query: string): readonly Step[] {
  let steps = compiled.get(query);
  if (steps === undefined) {
    steps = query.split('.').map((part) => {
      const name = part.replaceAll('[*]', '');
      return { name, spreads: (part.length - name.length) / 3 };
    });
    compiled.set(query, steps);
  }
  return steps;
}

/**
 * All nodes that a query such as `spec.http[*].route[*].destination` names, in document order. `[*]` goes
 * through the items of a list or the values of a map. Absent and null values are left out, aliases resolved.
 * Queries are constants of the code: names with dots in them are looked up with `child`.
 */
export function select(root: YamlNode | undefined, query: string): YamlNode[] {
  let nodes: YamlNode[] = [];
  const start = resolveAlias(root);
  if (start !== undefined) nodes = [start];
  for (const { name, spreads } of compile(query)) {
    if (name !== '') nodes = nodes.flatMap((node) => child(node, name) ?? []);
    for (let spread = 0; spread < spreads; spread++) nodes = nodes.flatMap(children);
  }
  return nodes.filter((node) => !isNull(node));
}

/** Like `select`, only the scalars, and none that a template fills in. */
export function scalars(root: YamlNode | undefined, query: string): ScalarNode[] {
  return select(root, query).filter((node): node is ScalarNode => node.kind === 'scalar' && !node.masked);
}

/** The one scalar at a query without `[*]`; undefined if it is absent, null, masked or no scalar. */
export function scalar(root: YamlNode | undefined, query: string): ScalarNode | undefined {
  return scalars(root, query)[0];
}

/** The text of the scalar at a query; undefined as in `scalar`. */
export function text(root: YamlNode | undefined, query: string): string | undefined {
  return scalar(root, query)?.text;
}

/** Items of a list or values of a map, aliases resolved; nothing for a scalar. */
export function children(node: YamlNode | undefined): YamlNode[] {
  const container = resolveAlias(node);
  if (container?.kind === 'seq') return container.items.flatMap((item) => resolveAlias(item) ?? []);
  if (container?.kind === 'map') return container.pairs.flatMap((pair) => resolveAlias(pair.value) ?? []);
  return [];
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
