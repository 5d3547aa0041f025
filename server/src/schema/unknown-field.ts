import type { Fix, Problem } from '../resources/problem.ts';
import { removePairs, replaceText } from '../yaml/edit.ts';
import type { Pair } from '../yaml/nodes.ts';
import { nestPairs } from '../yaml/reshape.ts';
import { findPair } from '../yaml/select.ts';
import { toProblem, type SchemaContext } from './context.ts';
import { findFarHomes, findRenames, winningRename, type Home, type Rename } from './field-candidates.ts';
import { findKnownShape } from './known-shapes.ts';
import { containerSpan } from './locate.ts';
import { orderedProperties, rootView } from './lookup.ts';
import { findHome, findMove } from './misplaced-field.ts';
import type { Site } from './site.ts';
import { containerName, dotted, listNames, quote } from './wording.ts';

/** What was found of a map's unknown fields. */
export interface UnknownFields {
  readonly problems: readonly Problem[];
  /** Fields that the unknown ones are meant as: it is no second fault that they are missing. */
  readonly meant: ReadonlySet<string>;
}

interface Judgement {
  readonly pair: Pair;
  readonly message: string;
  readonly fixes: readonly Fix[];
  readonly isClear: boolean;
  readonly meant: readonly string[];
  /** The map that the field belongs in, if that is another one. */
  readonly home?: Home;
  /** Further fields that belong in the same map. */
  readonly companions?: readonly Pair[];
}

/** From this number on, unknown fields that resemble nothing are one fault: the whole block is of another kind. */
const FEWEST_STRANGERS = 3;

/** Reports the fields of one map that its schema does not know. */
export function reportUnknownFields(
  context: SchemaContext,
  site: Site,
  unknown: readonly Pair[],
): UnknownFields {
  const { node } = site.place;
  const present = new Set(node.kind === 'map' ? node.pairs.map(({ name }) => name) : []);
  const judgements = joinMoves(
    context,
    site,
    unknown.map((pair) => judge(context, site, pair, present)),
  );
  const strangers = judgements.filter(({ fixes }) => fixes.length === 0);
  const meant = new Set(judgements.flatMap((judgement) => judgement.meant));
  const isForeign = strangers.length >= FEWEST_STRANGERS;
  const problems = judgements
    .filter(({ fixes }) => !isForeign || fixes.length > 0)
    .map((judgement) => toUnknownField(context, judgement));
  if (isForeign) problems.unshift(toForeignBlock(context, site, strangers));
  return { problems, meant };
}

/** Neighbouring fields that belong in one map below are one fault: their common key was left out. */
function joinMoves(context: SchemaContext, site: Site, judgements: readonly Judgement[]): Judgement[] {
  const joined: Judgement[] = [];
  for (const judgement of judgements) {
    const path = homeBelow(judgement);
    const partner = path === undefined ? -1 : joined.findIndex((other) => homeBelow(other) === path);
    const first = joined[partner];
    if (first === undefined) joined.push(judgement);
    else joined[partner] = joinMove(context, site, first, judgement.pair);
  }
  return joined;
}

function homeBelow({ home }: Judgement): string | undefined {
  return home?.direction === 'down' ? dotted(home.view.path) : undefined;
}

function joinMove(context: SchemaContext, site: Site, first: Judgement, next: Pair): Judgement {
  const companions = [...(first.companions ?? []), next];
  const pairs = [first.pair, ...companions];
  const name = first.home?.view.name ?? '';
  const isList = typeof first.home?.view.path.at(-1) === 'number';
  const isAbsent = findPair(site.place.node, name) === undefined;
  const edits = isAbsent ? nestPairs(context.document, pairs, { name, isList }) : undefined;
  const names = listNames(
    pairs.map((pair) => pair.name),
    'and',
  );
  const fix: Fix = { title: `Nest ${names} under "${name}"`, kind: 'suggestion', edits: () => edits ?? [] };
  return {
    ...first,
    companions,
    message: `Unknown fields ${names} in ${containerName(site.place.path, context.resource.kind)}. They belong one level down, in "${name}".`,
    fixes: edits === undefined ? [] : [fix],
    isClear: edits !== undefined,
  };
}

function toUnknownField(
  context: SchemaContext,
  { pair, message, fixes, isClear, companions = [] }: Judgement,
): Problem {
  const remove = removal(context, [pair, ...companions]);
  // The edits of neighbours in flow style would overlap, and a known shape may be removed already.
  const isOffered =
    (isInFlow(pair) && companions.length > 0) || fixes.some(({ title }) => title === remove.title);
  return toProblem(context, {
    code: 'schema/unknown-field',
    at: pair.key,
    message,
    fixes: isOffered ? fixes : [...fixes.slice(0, 2), remove],
    hasPreferredFix: isClear,
  });
}

function toForeignBlock(context: SchemaContext, site: Site, strangers: readonly Judgement[]): Problem {
  const pairs = strangers.map(({ pair }) => pair);
  const names = pairs.map(({ name }) => name);
  const where = containerName(site.place.path, context.resource.kind);
  return toProblem(context, {
    code: 'schema/unknown-field',
    at:
      site.place.path.length === 0
        ? (pairs[0]?.key ?? site.place.source)
        : containerSpan(context.document, site.place, site.place.source),
    message: `Unknown fields ${listNames(names, 'and')} in ${where}.${allowedHere(site)}`,
    fixes: pairs.some(isInFlow) ? [] : [removal(context, pairs)],
    hasPreferredFix: false,
  });
}

/** @param present the names of all fields of the map */
function judge(context: SchemaContext, site: Site, pair: Pair, present: ReadonlySet<string>): Judgement {
  const start = `Unknown field ${quote(pair.name)} in ${containerName(site.place.path, context.resource.kind)}.`;
  const shape = findKnownShape(context, site.view, pair);
  if (shape !== undefined) return { pair, isClear: true, ...shape, message: `${start} ${shape.message}` };
  const renames = findRenames(site.view, pair, present);
  const [best] = renames;
  const isNear = best !== undefined && best.distance <= 1 && best.fits;
  const home = isNear ? undefined : findHome(site, pair);
  if (home !== undefined) return judgeMove(context, { site, pair, home, start, renames });
  if (renames.length > 0) return judgeRename(context, pair, start, renames);
  const far = findFarHomes(rootView(context.schema.root), pair);
  const place = far.map(({ view }) => dotted(view.path)).filter((path) => path !== '');
  const hint = place.length > 0 ? ` It belongs in ${listNames(place, 'or')}.` : allowedHere(site);
  return { pair, message: start + hint, fixes: [], isClear: false, meant: [] };
}

function judgeRename(
  context: SchemaContext,
  pair: Pair,
  start: string,
  renames: readonly Rename[],
): Judgement {
  const winner = winningRename(renames);
  const near = winner === undefined ? renames.slice(0, 2) : [winner];
  const names = near.map(({ name }) => name);
  return {
    pair,
    message: `${start} ${winner === undefined ? `Did you mean ${listNames(names, 'or')}?` : `Write ${listNames(names, 'or')}.`}`,
    fixes: near.map((rename) => renaming(context, pair, rename)),
    isClear: winner !== undefined,
    meant: names,
  };
}

function renaming({ document }: SchemaContext, pair: Pair, { name, distance, fits }: Rename): Fix {
  // A long name that is one letter off means nothing else; short ones may.
  const isCertain = fits && (distance < 1 || (distance === 1 && name.length >= 6));
  return {
    title: `Change to "${name}"`,
    kind: isCertain ? 'safe' : 'suggestion',
    edits: () => [replaceText(document, pair.key, name)],
  };
}

interface MoveCase {
  readonly site: Site;
  readonly pair: Pair;
  readonly home: Home;
  readonly start: string;
  readonly renames: readonly Rename[];
}

function judgeMove(context: SchemaContext, { site, pair, home, start, renames }: MoveCase): Judgement {
  const edits = findMove(context, site, pair, home);
  const target = containerName(home.view.path, context.resource.kind);
  const move: Fix = { title: `Move to ${target}`, kind: 'suggestion', edits: () => edits ?? [] };
  return {
    pair,
    message: `${start} It belongs ${home.direction === 'up' ? 'further up' : 'one level down'}, in ${target}.`,
    fixes: [
      ...(edits === undefined ? [] : [move]),
      ...renames.slice(0, 1).map((rename) => renaming(context, pair, rename)),
    ],
    isClear: edits !== undefined,
    meant: [home.view.name],
    home,
  };
}

function removal({ document }: SchemaContext, pairs: readonly Pair[]): Fix {
  const names = pairs.map(({ name }) => name);
  return {
    title: `Remove ${listNames(names, 'and', 3)}`,
    kind: 'suggestion',
    edits: () => removePairs(document, pairs),
  };
}

function isInFlow({ key }: Pair): boolean {
  return key.parent?.kind === 'map' && key.parent.flow;
}

function allowedHere(site: Site): string {
  const names = orderedProperties(site.view);
  return names.length === 0 ? '' : ` Allowed here: ${listNames(names, 'and')}.`;
}
