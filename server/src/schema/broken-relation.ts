import type { FieldPath, Relation } from '../../../schemas/vocabulary.ts';
import type { Fix, Problem } from '../resources/problem.ts';
import { removePair } from '../yaml/edit.ts';
import type { Path, Span } from '../yaml/nodes.ts';
import { toProblem, type SchemaContext } from './context.ts';
import { toDuplicateItem } from './duplicates.ts';
import { containerSpan, locate, valueSpan, type Place } from './locate.ts';
import { insertion } from './missing-field.ts';
import { valueFixes } from './not-allowed-value.ts';
import { RELATION_CODES } from './relation-codes.ts';
import { fieldSteps } from './relations.ts';
import { demandNote, holdsNow } from './releases.ts';
import type { Site } from './site.ts';

/** The first fields of a relation's paths: those of the value that carries it. */
export function fieldsOf(relation: Relation): readonly string[] {
  const paths: readonly FieldPath[] =
    'fields' in relation ? relation.fields : 'field' in relation ? [relation.field] : [];
  return paths.flatMap((path) => fieldSteps(path).find((step) => step !== '[]') ?? []);
}

/** Reports a relation between fields or items that does not hold. */
export function reportBrokenRelation(
  context: SchemaContext,
  site: Site,
  relation: Relation,
  at: readonly Path[],
): Problem[] {
  if (relation.channel !== undefined && relation.channel !== context.settings.gatewayApi.channel) return [];
  if (!holdsNow(context, relation)) return [];
  const { upstream = [] } = relation;
  const message = `${relation.message}${demandNote(context, relation)}${channelNote(site, relation)}`;
  if (at.length === 0) return [reportAbsence(context, site, { ...relation, message })];
  if (relation.rule === 'unique-in-list') {
    return at.flatMap(
      ([index]) =>
        toDuplicateItem(context, site, Number(index), { keys: relation.by, message, upstream }) ?? [],
    );
  }
  const places = at.flatMap((path) => locate(context.resource.root, [...site.place.path, ...path]) ?? []);
  const place = last(places) ?? site.place;
  const isPair =
    relation.rule.startsWith('keys-') || RELATION_CODES[relation.rule] === 'schema/conflicting-fields';
  return [
    toProblem(context, {
      code: RELATION_CODES[relation.rule],
      at: isPair ? keySpan(context, place) : valueSpan(context.document, place),
      message,
      upstream,
      related: places
        .filter((other) => other !== place)
        .map((other) => ({
          document: context.document,
          span: keySpan(context, other),
          message: 'In conflict with this.',
        })),
      ...relationFixes(context, relation, places),
    }),
  ];
}

/** A sentence on the channel that alone demands a relation; empty if the other one demands nearly the same. */
function channelNote({ view }: Site, { rule, channel }: Relation): string {
  if (channel === undefined) return '';
  const others = view.node['x-relations'] ?? [];
  const isShared = others.some((other) => other.rule === rule && other.channel !== channel);
  return isShared ? '' : ` The ${channel} channel of the Gateway API demands this.`;
}

/** The conflicting field that stands last in the text: what was there before counts as meant. */
function last(places: readonly Place[]): Place | undefined {
  return [...places].sort((left, right) => right.source.start - left.source.start)[0];
}

function keySpan(context: SchemaContext, place: Place): Span {
  return place.pair?.key ?? containerSpan(context.document, place, place.source);
}

function reportAbsence(context: SchemaContext, site: Site, relation: Relation): Problem {
  const fields =
    'fields' in relation ? relation.fields.filter((field) => fieldSteps(field).length === 1) : [];
  const fixes = fields.length > 3 ? [] : fields.flatMap((field) => insertion(context, site, field) ?? []);
  return toProblem(context, {
    code: 'schema/missing-field',
    at: containerSpan(context.document, site.place, context.resource.kindNode),
    message: relation.message,
    upstream: relation.upstream ?? [],
    fixes,
    hasPreferredFix: fixes.length === 1,
  });
}

function relationFixes(
  context: SchemaContext,
  relation: Relation,
  places: readonly Place[],
): { fixes: readonly Fix[]; hasPreferredFix: boolean } {
  if (relation.rule === 'allowed-when' && places[0] !== undefined) {
    const { fixes, isClear } = valueFixes(context, places[0].source, relation.values);
    return { fixes, hasPreferredFix: isClear };
  }
  if (RELATION_CODES[relation.rule] !== 'schema/conflicting-fields')
    return { fixes: [], hasPreferredFix: false };
  const pairs = [...new Set(places.flatMap(({ pair }) => pair ?? []))];
  const fixes = pairs.map((pair): Fix => ({
    title: `Remove "${pair.name}"`,
    kind: 'suggestion',
    edits: () => [removePair(context.document, pair)],
  }));
  return { fixes, hasPreferredFix: relation.rule === 'forbidden-when' && fixes.length === 1 };
}
