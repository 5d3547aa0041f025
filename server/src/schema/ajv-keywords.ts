import type { Ajv, AnySchemaObject, ErrorObject, SchemaValidateFunction } from 'ajv';
import type { Relation } from '../../../schemas/vocabulary.ts';
import type { JsonValue } from '../yaml/to-value.ts';
import { parseGoDuration } from './durations.ts';
import type { SchemaNotice } from './kind-schema.ts';
import { checkRelation } from './relations.ts';

/** What a run of a validator collects beside faults. It is `this` of the keyword functions. */
export interface Run {
  readonly notices: SchemaNotice[];
}

type KeywordCheck = (
  this: Run,
  note: never,
  value: never,
  parent: AnySchemaObject | undefined,
  place: { readonly instancePath: string } | undefined,
) => boolean;

/** Teaches the validator the keywords of our vocabulary that it does not know. */
export function addKeywords(ajv: Ajv): void {
  const add = (keyword: string, check: KeywordCheck, type?: 'array' | 'string'): void => {
    ajv.addKeyword({
      keyword,
      ...(type === undefined ? {} : { type }),
      validate: check as unknown as SchemaValidateFunction,
    });
  };
  add('x-minimum-duration', isAtLeast, 'string');
  add('x-maximum-duration', isAtMost, 'string');
  add('x-list-map-keys', hasDistinctKeys, 'array');
  add('x-relations', checkRelations as KeywordCheck);
  for (const keyword of ['x-since', 'x-deprecated', 'x-channel', 'x-enum-channels', 'x-enum-since']) {
    add(keyword, function (note: unknown, value: JsonValue, _parent, place) {
      this.notices.push({ pointer: place?.instancePath ?? '', keyword, note, value });
      return true;
    });
  }
}

function isAtLeast(this: Run, bound: string, value: string): boolean {
  const length = parseGoDuration(value);
  return length === undefined || length >= (parseGoDuration(bound) ?? 0);
}

function isAtMost(this: Run, bound: string, value: string): boolean {
  const length = parseGoDuration(value);
  return length === undefined || length <= (parseGoDuration(bound) ?? Infinity);
}

/** The errors of a keyword function are left in its `errors` member, where Ajv looks for them. */
function setErrors(check: object, errors: readonly Partial<ErrorObject>[]): void {
  (check as { errors?: readonly Partial<ErrorObject>[] }).errors = errors;
}

function hasDistinctKeys(
  this: Run,
  keys: readonly (readonly [string, unknown])[],
  items: JsonValue[],
): boolean {
  const seen = new Map<string, number>();
  const errors: Partial<ErrorObject>[] = [];
  for (const [index, item] of items.entries()) {
    if (item === null || typeof item !== 'object' || Array.isArray(item)) continue;
    const identity = JSON.stringify(keys.map(([key, fallback]) => item[key] ?? fallback ?? null));
    const first = seen.get(identity);
    if (first === undefined) seen.set(identity, index);
    else
      errors.push({ keyword: 'x-list-map-keys', params: { index, first, keys: keys.map(([key]) => key) } });
  }
  setErrors(hasDistinctKeys, errors);
  return errors.length === 0;
}

function checkRelations(this: Run, relations: readonly Relation[], value: JsonValue): boolean {
  const errors: Partial<ErrorObject>[] = [];
  for (const relation of relations) {
    const violation = checkRelation(relation, value);
    if (violation !== undefined)
      errors.push({ keyword: 'x-relations', params: { relation, at: violation.at } });
  }
  setErrors(checkRelations, errors);
  return errors.length === 0;
}
