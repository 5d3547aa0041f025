import type { Condition, FieldPath, Relation, Scalar } from '../../../schemas/vocabulary.ts';
import type { Path } from '../yaml/nodes.ts';
import type { JsonValue } from '../yaml/to-value.ts';
import { parseGoDuration } from './durations.ts';
import { FORMATS } from './formats.ts';
import { toMatcher } from './patterns.ts';

/** Where a relation is broken. */
export interface Violation {
  /** The fields at fault, relative to the value that carries the relation; empty for what is absent. */
  readonly at: readonly Path[];
}

interface Entry {
  readonly path: Path;
  readonly value: JsonValue;
}

const steps = new Map<FieldPath, readonly string[]>();

/** The steps of a field path; `[]` is a step of its own. */
export function fieldSteps(field: FieldPath): readonly string[] {
  let known = steps.get(field);
  if (known === undefined) {
    known =
      field === '.'
        ? []
        : field
            .replaceAll('[]', '.[]')
            .split('.')
            .filter((step) => step !== '');
    steps.set(field, known);
  }
  return known;
}

/** The values that `field` names below `value`; null counts as absent. */
function entriesAt(value: JsonValue, field: FieldPath): Entry[] {
  return entriesBelow(value, fieldSteps(field));
}

function entriesBelow(value: JsonValue, path: readonly string[]): Entry[] {
  if (!path.includes('[]')) {
    const found = valueBelow(value, path);
    return found === null ? [] : [{ path, value: found }];
  }
  let entries: Entry[] = [{ path: [], value }];
  for (const step of path) entries = entries.flatMap((entry) => stepInto(entry, step));
  return entries.filter((entry) => entry.value !== null);
}

/** The value at a path of names alone; null if it is absent. */
function valueBelow(value: JsonValue, path: readonly string[]): JsonValue {
  let found = value;
  for (const step of path) {
    if (found === null || typeof found !== 'object' || Array.isArray(found)) return null;
    found = Object.hasOwn(found, step) ? (found[step] ?? null) : null;
  }
  return found;
}

function stepInto({ path, value }: Entry, step: string): Entry[] {
  if (value === null || typeof value !== 'object') return [];
  if (step === '[]') {
    return Array.isArray(value) ? value.map((item, index) => ({ path: [...path, index], value: item })) : [];
  }
  if (Array.isArray(value) || !Object.hasOwn(value, step)) return [];
  return [{ path: [...path, step], value: value[step] ?? null }];
}

function isEmpty(value: JsonValue): boolean {
  if (value === '') return true;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function setEntries(value: JsonValue, field: FieldPath, emptyIsAbsent: boolean | undefined): Entry[] {
  const entries = entriesAt(value, field);
  return emptyIsAbsent === true ? entries.filter((entry) => !isEmpty(entry.value)) : entries;
}

function isOneOf(value: JsonValue, allowed: Scalar | readonly Scalar[]): boolean {
  return Array.isArray(allowed) ? allowed.includes(value) : value === allowed;
}

/** Whether a condition holds for the value that carries the relation. */
function holds(condition: Condition, value: JsonValue): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, value));
  if ('any' in condition) return condition.any.some((part) => holds(part, value));
  const entries = entriesAt(value, condition.field);
  if ('present' in condition) return entries.length > 0 === condition.present;
  if ('filled' in condition) return entries.some((entry) => !isEmpty(entry.value)) === condition.filled;
  if ('matches' in condition) {
    const matcher = toMatcher(condition.matches);
    return entries.some((entry) => typeof entry.value === 'string' && matcher.test(entry.value));
  }
  if (entries.length === 0) return condition.orAbsent === true;
  if ('is' in condition) return entries.some((entry) => isOneOf(entry.value, condition.is));
  return entries.some((entry) => !isOneOf(entry.value, condition.isNot));
}

/** The answer for a relation that holds. */
const RIGHT = undefined;

/**
 * Checks one relation on the value that carries it.
 * @returns undefined if it holds
 */
export function checkRelation(relation: Relation, value: JsonValue): Violation | undefined {
  switch (relation.rule) {
    case 'exactly-one-of':
    case 'at-most-one-of':
    case 'at-least-one-of': {
      const set = relation.fields.flatMap((field) =>
        setEntries(value, field, relation.emptyIsAbsent).slice(0, 1),
      );
      if (set.length === 0) return relation.rule === 'at-most-one-of' ? RIGHT : { at: [] };
      return set.length === 1 || relation.rule === 'at-least-one-of'
        ? RIGHT
        : { at: set.map(({ path }) => path) };
    }
    case 'required-when': {
      if (!holds(relation.when, value)) return RIGHT;
      const isMissing = relation.fields.some(
        (field) => setEntries(value, field, relation.emptyIsAbsent).length === 0,
      );
      return isMissing ? { at: [] } : RIGHT;
    }
    case 'forbidden-when':
      return holds(relation.when, value)
        ? violationAt(relation.fields.flatMap((field) => setEntries(value, field, relation.emptyIsAbsent)))
        : RIGHT;
    case 'allowed-when':
      return relation.when === undefined || holds(relation.when, value)
        ? violationAt(
            entriesAt(value, relation.field).filter((entry) => !isOneOf(entry.value, relation.values)),
          )
        : RIGHT;
    case 'matches-when': {
      if (relation.when !== undefined && !holds(relation.when, value)) return RIGHT;
      const matcher = toMatcher(relation.pattern);
      return violationAt(
        entriesAt(value, relation.field).filter(
          (entry) => typeof entry.value === 'string' && matcher.test(entry.value) === (relation.not === true),
        ),
      );
    }
    case 'not-greater':
      return checkOrder(relation, value);
    case 'single-item-when': {
      if (!holds(relation.when, value)) return RIGHT;
      const list = entriesAt(value, relation.field)[0];
      if (list === undefined) return relation.absentIsRight === true ? RIGHT : { at: [] };
      const items = Array.isArray(list.value) ? list.value : [];
      const [item = null] = items;
      return items.length === 1 && holds(relation.item, item) ? RIGHT : { at: [list.path] };
    }
    case 'keys-match': {
      const matcher = toMatcher(relation.pattern);
      return violationAt(
        Object.keys(value ?? {})
          .filter((key) => !matcher.test(key))
          .map((key) => ({ path: [key], value: null })),
      );
    }
    case 'total-items': {
      if (relation.when !== undefined && !holds(relation.when, value)) return RIGHT;
      return checkTotal(relation, value);
    }
    case 'keys-in-range': {
      const isInRange = (key: string): boolean =>
        /^\d+$/.test(key) && Number(key) >= relation.minimum && Number(key) <= relation.maximum;
      return violationAt(
        Object.keys(value ?? {})
          .filter((key) => !isInRange(key))
          .map((key) => ({ path: [key], value: null })),
      );
    }
    case 'format-when': {
      const isRight = (text: string): boolean => FORMATS.get(relation.format)?.isValid(text) ?? true;
      return holds(relation.when, value)
        ? violationAt(
            entriesAt(value, relation.field).filter(
              (entry) => typeof entry.value === 'string' && !isRight(entry.value),
            ),
          )
        : RIGHT;
    }
    case 'unique-in-list':
    case 'same-fields-in-list':
    case 'at-most-items':
    case 'exclusive-items':
    case 'alone-in-list':
      return Array.isArray(value) ? checkListRelation(relation, value) : RIGHT;
  }
}

function violationAt(entries: readonly Entry[]): Violation | undefined {
  return entries.length === 0 ? RIGHT : { at: entries.map(({ path }) => path) };
}

function checkOrder(
  relation: Extract<Relation, { rule: 'not-greater' }>,
  value: JsonValue,
): Violation | undefined {
  if (relation.unless !== undefined && holds(relation.unless, value)) return RIGHT;
  const left = entriesAt(value, relation.field)[0];
  const measure = (field: FieldPath): number | undefined => {
    const found: JsonValue | undefined = entriesAt(value, field)[0]?.value ?? relation.defaults?.[field];
    if (relation.as === 'duration') return typeof found === 'string' ? parseGoDuration(found) : undefined;
    return typeof found === 'number' ? found : undefined;
  };
  const smaller = measure(relation.field);
  const greater = measure(relation.than);
  if (smaller === undefined || greater === undefined || smaller <= greater) return RIGHT;
  return { at: [left?.path ?? fieldSteps(relation.than)] };
}

/** Counts the items of the lists at the field, over all owners of such a list. */
function checkTotal(
  relation: Extract<Relation, { rule: 'total-items' }>,
  value: JsonValue,
): Violation | undefined {
  const path = fieldSteps(relation.field);
  const owners = entriesBelow(value, path.slice(0, -1));
  const total = owners.reduce((sum, owner) => {
    const [list] = entriesBelow(owner.value, path.slice(-1));
    return sum + (Array.isArray(list?.value) ? list.value.length : relation.absentCounts);
  }, 0);
  if (total <= relation.max) return RIGHT;
  // Lists of one owner are at fault themselves, those of many only together.
  return { at: [path.includes('[]') ? [] : path] };
}

type ListRelation = Extract<
  Relation,
  {
    rule: 'unique-in-list' | 'same-fields-in-list' | 'at-most-items' | 'exclusive-items' | 'alone-in-list';
  }
>;

function checkListRelation(relation: ListRelation, items: readonly JsonValue[]): Violation | undefined {
  switch (relation.rule) {
    case 'unique-in-list': {
      const where = relation.where;
      const seen = new Set<string>();
      const repeated = items.flatMap((item, index): Path[] => {
        if (where !== undefined && !holds(where, item)) return [];
        const identity = identityOf(item, relation.by, relation.defaults);
        if (seen.has(identity)) return [[index]];
        seen.add(identity);
        return [];
      });
      return repeated.length === 0 ? RIGHT : { at: repeated };
    }
    case 'same-fields-in-list':
      return checkSameFields(relation, items);
    case 'at-most-items': {
      const found = indicesOf(items, (item) => holds(relation.where, item));
      return found.length <= relation.max ? RIGHT : { at: found.slice(relation.max) };
    }
    case 'exclusive-items': {
      const first = indicesOf(items, (item) => holds(relation.first, item));
      const second = indicesOf(items, (item) => holds(relation.second, item));
      return first.length > 0 && second.length > 0 ? { at: second } : RIGHT;
    }
    case 'alone-in-list':
      return items.length > 1 && items.includes(relation.value)
        ? { at: [[items.indexOf(relation.value)]] }
        : RIGHT;
  }
}

function checkSameFields(
  relation: Extract<Relation, { rule: 'same-fields-in-list' }>,
  items: readonly JsonValue[],
): Violation | undefined {
  const shapes = new Map<string, string>();
  for (const [index, item] of items.entries()) {
    const identity = identityOf(item, relation.by, relation.defaults);
    const shape = relation.fields.map((field) => entriesAt(item, field).length > 0).join();
    const known = shapes.get(identity);
    if (known !== undefined && known !== shape) return { at: [[index]] };
    shapes.set(identity, shape);
  }
  return RIGHT;
}

function identityOf(
  item: JsonValue,
  by: readonly FieldPath[],
  defaults: Readonly<Record<FieldPath, Scalar>> | undefined,
): string {
  return JSON.stringify(
    by.map((field) => {
      const value = entriesAt(item, field)[0]?.value ?? defaults?.[field] ?? null;
      // Upstream takes an empty text for an absent one, unless absent means something else by its default.
      return value === '' && defaults?.[field] === undefined ? null : value;
    }),
  );
}

function indicesOf(items: readonly JsonValue[], isMeant: (item: JsonValue) => boolean): Path[] {
  return items.flatMap((item, index) => (isMeant(item) ? [[index]] : []));
}
