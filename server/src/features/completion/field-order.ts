import type { Relation } from '../../../../schemas/vocabulary.ts';
import { checkRelation } from '../../schema/relations.ts';
import { resolve, type SchemaView } from '../../schema/lookup.ts';
import type { JsonValue } from '../../yaml/to-value.ts';

/** A field that may be typed. */
export interface OfferedField {
  readonly name: string;
  /** Demanded by the schema, or by what else the map holds. */
  readonly isRequired: boolean;
}

/** What the map holds so far. */
export interface MapContent {
  /** Keys above the cursor, in order. */
  readonly before: readonly string[];
  readonly behind: readonly string[];
  readonly value: JsonValue;
}

/**
 * The fields that the map has not yet: required ones, then those that people use, going on from the one above the
 * cursor, then the others, experimental ones, those that what is there excludes, and deprecated ones last.
 */
export function orderFields(view: SchemaView, content: MapContent): OfferedField[] {
  const {
    properties = {},
    required = [],
    'x-common': common = [],
    'x-relations': relations = [],
  } = view.node;
  const present = new Set([...content.before, ...content.behind]);
  const last = content.before.findLast((name) => common.includes(name));
  const reached = last === undefined ? -1 : common.indexOf(last);
  const needed = neededFields(relations, content.value);
  const groupOf = (name: string): number => {
    const property = properties[name];
    const node = property === undefined ? {} : resolve(view.root, property);
    if (node['x-deprecated'] !== undefined) return 7;
    if (isExcluded(relations, content.value, name)) return 6;
    if (required.includes(name) || needed.required.has(name)) return 0;
    if (needed.oneOf.has(name)) return 1;
    if (common.includes(name)) return common.indexOf(name) > reached ? 2 : 3;
    return node['x-channel'] === undefined ? 4 : 5;
  };
  return Object.keys(properties)
    .filter((name) => !present.has(name))
    .map((name, index) => ({ name, group: groupOf(name), place: placeIn(common, name), index }))
    .sort((left, right) => left.group - right.group || left.place - right.place || left.index - right.index)
    .map(({ name, group }) => ({ name, isRequired: group === 0 }));
}

function placeIn(common: readonly string[], name: string): number {
  const place = common.indexOf(name);
  return place === -1 ? common.length : place;
}

interface NeededFields {
  readonly required: ReadonlySet<string>;
  /** One of these is still to be chosen. */
  readonly oneOf: ReadonlySet<string>;
}

function neededFields(relations: readonly Relation[], value: JsonValue): NeededFields {
  const required = new Set<string>();
  const oneOf = new Set<string>();
  for (const relation of relations) {
    if (!('fields' in relation) || checkRelation(relation, value)?.at.length !== 0) continue;
    if (relation.rule === 'required-when') for (const field of relation.fields) required.add(field);
    if (relation.rule === 'exactly-one-of' || relation.rule === 'at-least-one-of')
      for (const field of relation.fields) oneOf.add(field);
  }
  return { required, oneOf };
}

/** Whether the map, right so far, would break a relation with this field beside what it holds. */
function isExcluded(relations: readonly Relation[], value: JsonValue, name: string): boolean {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  return relations.some((relation) => {
    if (!('fields' in relation) || !relation.fields.includes(name)) return false;
    const violation = checkRelation(relation, { ...value, [name]: 'x' });
    return violation !== undefined && violation.at.length > 0;
  });
}
