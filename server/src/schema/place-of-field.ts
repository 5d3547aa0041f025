import type { MapNode, Pair, Path, YamlNode } from '../yaml/nodes.ts';
import { resolveAlias } from '../yaml/nodes.ts';
import type { SchemaView } from './lookup.ts';

/** How people order the fields of a map; those not listed follow in any order. */
const USUAL_ORDER = [
  'apiVersion',
  'group',
  'kind',
  'type',
  'number',
  'name',
  'namespace',
  'metadata',
  'spec',
  'service',
  'server',
  'host',
  'gatewayClassName',
  'key',
  'operator',
  'condition',
  'destination',
  'cidr',
  'port',
  'protocol',
  'header',
  'hosts',
  'from',
  'value',
  'values',
  'to',
];

/** Where to insert a field into a map. */
export interface Insertion {
  readonly after?: Pair | undefined;
  readonly before?: Pair | undefined;
}

/**
 * Where a field stands: as in other maps of the same kind in the document, else as people usually write it, else
 * behind all others.
 * @param root the resource
 * @param path of the map, from the resource's root
 */
export function placeOfField(
  root: YamlNode,
  path: Path,
  map: MapNode,
  view: SchemaView,
  name: string,
): Insertion {
  const order =
    orderElsewhere(root, path, map, name) ??
    [USUAL_ORDER, view.node['x-common'] ?? []].find((names) => names.includes(name));
  if (order === undefined) return {};
  const earlier = new Set(order.slice(0, order.indexOf(name)));
  const after = map.pairs.findLast((pair) => earlier.has(pair.name));
  return after === undefined ? { before: map.pairs[0] } : { after };
}

/** The order of fields in the map that has the field and is most like this one. */
function orderElsewhere(
  root: YamlNode,
  path: Path,
  map: MapNode,
  name: string,
): readonly string[] | undefined {
  const own = new Set(map.pairs.map((pair) => pair.name));
  let best: { readonly names: readonly string[]; readonly shared: number } | undefined;
  for (const node of nodesAt(root, path)) {
    if (node.kind !== 'map' || node === map) continue;
    const names = node.pairs.map((pair) => pair.name);
    const shared = names.filter((other) => own.has(other)).length;
    if (names.includes(name) && shared > (best?.shared ?? 0)) best = { names, shared };
  }
  return best?.names;
}

/** The nodes at a path, with any item in place of each index. */
export function nodesAt(root: YamlNode, path: Path): YamlNode[] {
  return path.reduce<YamlNode[]>(
    (nodes, step) =>
      nodes.flatMap((node) => {
        if (node.kind === 'seq') return node.items.flatMap((item) => resolveAlias(item) ?? []);
        const pair =
          node.kind === 'map' ? node.pairs.find((candidate) => candidate.name === String(step)) : undefined;
        return resolveAlias(pair?.value) ?? [];
      }),
    [root],
  );
}
