import type { DocumentEdit } from '../yaml/edit.ts';
import { resolveAlias, type MapNode, type Pair } from '../yaml/nodes.ts';
import { movePair, nestPairs } from '../yaml/reshape.ts';
import { findPair } from '../yaml/select.ts';
import type { SchemaContext } from './context.ts';
import { findHomesAbove, findHomesBelow, type Home } from './field-candidates.ts';
import { locate } from './locate.ts';
import type { Site } from './site.ts';

/** The one nearby map that has the field; undefined if there is none or several are equally near. */
export function findHome(site: Site, pair: Pair): Home | undefined {
  const below = findHomesBelow(site.view, pair);
  const present = below.filter(({ view }) => findPair(site.place.node, view.name) !== undefined);
  const downward = present.length > 0 ? present : below;
  if (downward.length === 1) return downward[0];
  return downward.length === 0 ? findHomesAbove(site.view, pair)[0] : undefined;
}

/**
 * The edits that move a field to the map that has it.
 * @returns undefined where that is no small change, or the map has the field already
 */
export function findMove(
  context: SchemaContext,
  site: Site,
  pair: Pair,
  home: Home,
): DocumentEdit[] | undefined {
  return home.direction === 'up' ? moveUp(context, home, pair) : moveDown(context, site, home, pair);
}

function moveUp({ document, resource }: SchemaContext, home: Home, pair: Pair): DocumentEdit[] | undefined {
  const target = locate(resource.root, home.view.path)?.node;
  if (target?.kind !== 'map' || findPair(target, pair.name) !== undefined) return undefined;
  return movePair(document, pair, target, pairAround(target, pair));
}

/** The pair of `target` in which `pair` stands: what moves up goes right behind it. */
function pairAround(target: MapNode, pair: Pair): Pair | undefined {
  return target.pairs.find(({ start, end }) => start <= pair.start && pair.end <= end);
}

function moveDown(
  { document }: SchemaContext,
  site: Site,
  home: Home,
  pair: Pair,
): DocumentEdit[] | undefined {
  const value = resolveAlias(findPair(site.place.node, home.view.name)?.value);
  const isInList = typeof home.view.path.at(-1) === 'number';
  if (value === undefined) return nestPairs(document, [pair], { name: home.view.name, isList: isInList });
  const target = value.kind === 'seq' && value.items.length === 1 ? value.items[0] : value;
  if (target?.kind !== 'map' || target.pairs.length === 0 || findPair(target, pair.name) !== undefined) {
    return undefined;
  }
  return movePair(document, pair, target);
}
