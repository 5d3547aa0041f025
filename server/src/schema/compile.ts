import { Ajv, type AnySchemaObject, type ErrorObject, type SchemaValidateFunction } from 'ajv';
import type { Relation, SchemaNode } from '../../../schemas/vocabulary.ts';
import type { JsonValue } from '../yaml/to-value.ts';
import { parseGoDuration } from './durations.ts';
import { FORMATS } from './formats.ts';
import type { SchemaNotice, SchemaVerdict, Validate } from './kind-schema.ts';
import { toMatcher, type Matcher } from './patterns.ts';
import { checkRelation } from './relations.ts';
import { toAjvSchema } from './to-ajv.ts';

/** What a run of a validator collects beside faults. It is `this` of the keyword functions. */
interface Run {
  readonly notices: SchemaNotice[];
}

const NOTHING_WRONG: SchemaVerdict = { faults: [], notices: [] };

/** A hostile document may be wrong in more places than anybody will read. */
const MOST_FAULTS = 500;

/** Turns schemas into validators. One instance serves all kinds. */
export class SchemaCompiler {
  readonly #ajv: Ajv;

  /** @param matcherOf compiles patterns; those of others than ourselves need care */
  constructor(matcherOf: (pattern: string) => Matcher = toMatcher) {
    this.#ajv = new Ajv({
      strict: false,
      allErrors: true,
      // Our schemas are built and tested; checking them against the meta schema would cost 20 ms at start.
      meta: false,
      validateSchema: false,
      addUsedSchema: false,
      messages: false,
      logger: false,
      passContext: true,
      // Definitions are shared because they repeat: inlining them makes some kinds ten times larger.
      inlineRefs: false,
      code: { optimize: false, regExp: toRegExpEngine(matcherOf) },
    });
    for (const [name, { type, isValid }] of FORMATS) {
      this.#ajv.addFormat(name, { type, validate: isValid } as never);
    }
    addKeywords(this.#ajv);
  }

  /** Prepares a validator; the schema is compiled when it is first used. */
  compile(root: SchemaNode): Validate {
    let validate: ReturnType<Ajv['compile']> | undefined;
    return (value) => {
      if (validate === undefined) {
        const schema = toAjvSchema(root);
        validate = this.#ajv.compile(schema);
        this.#ajv.removeSchema(schema);
      }
      const run: Run = { notices: [] };
      if (validate.call(run, value)) {
        return run.notices.length === 0 ? NOTHING_WRONG : { faults: [], notices: run.notices };
      }
      const errors = (validate.errors ?? []).filter(isOfItself);
      return {
        faults: errors.slice(0, MOST_FAULTS).map(({ instancePath, keyword, params }) => ({
          pointer: instancePath,
          keyword,
          params,
        })),
        notices: run.notices,
      };
    };
  }
}

/** False for what only explains another fault: of a key, or of one of several alternatives. */
function isOfItself({ propertyName, schemaPath }: ErrorObject): boolean {
  // Faults of a key itself come with one of `propertyNames`, which says the same.
  return propertyName === undefined && !/\/(?:oneOf|anyOf)\/\d|\/not\//.test(schemaPath);
}

/** Ajv's engine for `pattern`. The `code` member only matters to code generation, which we don't use. */
function toRegExpEngine(matcherOf: (pattern: string) => Matcher) {
  return Object.assign((pattern: string) => matcherOf(pattern) as RegExp, { code: 'new RegExp' });
}

type KeywordCheck = (
  this: Run,
  note: never,
  value: never,
  parent: AnySchemaObject | undefined,
  place: { readonly instancePath: string } | undefined,
) => boolean;

function addKeywords(ajv: Ajv): void {
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
  for (const keyword of ['x-since', 'x-deprecated', 'x-channel', 'x-enum-channels']) {
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
