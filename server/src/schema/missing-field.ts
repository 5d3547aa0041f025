import type { Fix, Problem } from '../resources/problem.ts';
import { insertPair } from '../yaml/edit.ts';
import type { MapNode, Pair } from '../yaml/nodes.ts';
import { toProblem, type SchemaContext } from './context.ts';
import { containerSpan } from './locate.ts';
import { childView, orderedProperties, type SchemaView } from './lookup.ts';
import { placeholderFor } from './placeholder.ts';
import type { Site } from './site.ts';
import { containerName, quote } from './wording.ts';

/** Reports required fields that a map lacks. */
export function reportMissingFields(context: SchemaContext, site: Site, names: readonly string[]): Problem[] {
  return names.map((name) => {
    const fix = insertion(context, site, name);
    return toProblem(context, {
      code: 'schema/missing-field',
      at: containerSpan(context.document, site.place, context.resource.kindNode),
      message: `${quote(name)} is missing in ${containerName(site.place.path, context.resource.kind)}. It is required.`,
      fixes: fix === undefined ? [] : [fix],
    });
  });
}

/** A fix that adds a field to a map; undefined where there is no map to add it to. */
export function insertion({ document }: SchemaContext, { place, view }: Site, name: string): Fix | undefined {
  const map = place.node;
  const field = childView(view, name);
  if (map.kind !== 'map' || field === undefined) return undefined;
  const { yaml } = placeholderFor(field);
  return {
    title: `Add ${quote(name)}`,
    kind: 'suggestion',
    edits: () => [insertPair(document, map, { key: name, value: yaml, after: pairBefore(map, view, name) })],
  };
}

/** The pair behind which a field usually stands; undefined for the end of the map. */
function pairBefore(map: MapNode, view: SchemaView, name: string): Pair | undefined {
  const order = view.path.length === 0 ? ['apiVersion', 'kind', 'metadata', 'spec'] : orderedProperties(view);
  const place = order.indexOf(name);
  const before = new Set(order.slice(0, Math.max(place, 0)));
  return map.pairs.findLast((pair) => before.has(pair.name));
}
