import type { Pair } from '../yaml/nodes.ts';
import { closestAll, editDistance } from '../util/closest.ts';
import { childView, type SchemaView } from './lookup.ts';
import { fitsType } from './shape.ts';

/** A field that an unknown one may be a misspelling of. */
export interface Rename {
  readonly name: string;
  /** 0 for another case, separator or a known synonym, else the number of edits. */
  readonly distance: number;
  readonly fits: boolean;
}

/**
 * The fields of a map that an unknown one may be meant as, best first.
 * @param present names of the map's keys; a field that is there already is not meant
 */
export function findRenames(view: SchemaView, pair: Pair, present: ReadonlySet<string>): Rename[] {
  const { properties = {}, 'x-synonyms': synonyms = {} } = view.node;
  const free = Object.keys(properties).filter((name) => !present.has(name));
  const toRename = (name: string, distance: number): Rename => {
    const target = childView(view, name);
    return { name, distance, fits: target === undefined || fitsType(target.node, pair.value) };
  };
  const synonym = Object.hasOwn(synonyms, pair.name) ? synonyms[pair.name] : undefined;
  if (synonym !== undefined && free.includes(synonym)) return [toRename(synonym, 0)];
  return closestAll(pair.name, free)
    .map((name) => toRename(name, editDistance(plain(pair.name), plain(name))))
    .sort((left, right) => left.distance - right.distance || Number(right.fits) - Number(left.fits));
}

/** The one rename that is meant; undefined if there is none or two are equally near. */
export function winningRename(renames: readonly Rename[]): Rename | undefined {
  const [first, second] = renames;
  if (first === undefined || second === undefined) return first;
  return first.distance < second.distance || (first.fits && !second.fits) ? first : undefined;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/g, '');
}

/** A place of the kind that has a field of the unknown one's name. */
export interface Home {
  readonly view: SchemaView;
  /** `up` for maps around the field, `down` for maps directly below its own map, `far` for others. */
  readonly direction: 'up' | 'down' | 'far';
}

/** The maps around a map whose schema has `name` with a fitting type, the nearest first. */
export function findHomesAbove(view: SchemaView, pair: Pair): Home[] {
  const homes: Home[] = [];
  for (let above = view.parent; above !== undefined; above = above.parent) {
    if (hasField(above, pair)) homes.push({ view: above, direction: 'up' });
  }
  return homes;
}

/** The fields of a map that are maps themselves, or lists of maps, with a field `name`. */
export function findHomesBelow(view: SchemaView, pair: Pair): Home[] {
  return Object.keys(view.node.properties ?? {}).flatMap((name): Home[] => {
    const below = childView(view, name);
    if (below === undefined) return [];
    if (isLabelMap(below) && pair.value.kind === 'scalar') return [{ view: below, direction: 'down' }];
    const target = below.node.type === 'array' ? childView(below, 0) : below;
    return target !== undefined && hasField(target, pair) ? [{ view: target, direction: 'down' }] : [];
  });
}

/** The labels of a selector, which people put straight below the selector itself. */
function isLabelMap({ name, node }: SchemaView): boolean {
  return name === 'matchLabels' && typeof node.additionalProperties === 'object';
}

const DEEPEST = 8;
const MOST_PLACES = 2000;

/** All other places of the kind with a field of this name; undefined if there are too many to be of help. */
export function findFarHomes(root: SchemaView, pair: Pair): Home[] {
  const homes: Home[] = [];
  let seen = 0;
  const visit = (view: SchemaView, depth: number): void => {
    if (depth > DEEPEST || ++seen > MOST_PLACES || homes.length > 2) return;
    if (view.name !== 'metadata' && hasField(view, pair)) homes.push({ view, direction: 'far' });
    const items = view.node.items === undefined ? undefined : childView(view, 0);
    if (items !== undefined) visit(items, depth + 1);
    for (const name of Object.keys(view.node.properties ?? {})) {
      const below = name === 'metadata' || name === 'status' ? undefined : childView(view, name);
      if (below !== undefined) visit(below, depth + 1);
    }
  };
  visit(root, 0);
  return homes.length > 2 ? [] : homes;
}

function hasField(view: SchemaView, pair: Pair): boolean {
  if (view.node.properties === undefined || !Object.hasOwn(view.node.properties, pair.name)) return false;
  const field = childView(view, pair.name);
  return field !== undefined && fitsType(field.node, pair.value);
}
