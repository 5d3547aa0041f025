import { Ajv, type ErrorObject, type FuncKeywordDefinition, type ValidateFunction } from 'ajv';
import type { SchemaNode } from '../../../schemas/vocabulary.ts';
import type { JsonValue } from '../yaml/to-value.ts';
import { addKeywords, type Run } from './ajv-keywords.ts';
import { FORMATS } from './formats.ts';
import type { SchemaVerdict, Validate } from './kind-schema.ts';
import { toMatcher, type Matcher } from './patterns.ts';
import { PART, toAjvSchema } from './to-ajv.ts';

const NOTHING_WRONG: SchemaVerdict = { faults: [], notices: [] };

/** A hostile document may be wrong in more places than anybody will read. */
const MOST_FAULTS = 500;

const ACCEPTS_ALL = Object.assign(() => true, { errors: null }) as unknown as ValidateFunction;

/** A keyword's own check, with the errors of its last run. */
type KeywordValidator = ReturnType<NonNullable<FuncKeywordDefinition['compile']>>;

interface Part {
  readonly node: SchemaNode;
  readonly root: SchemaNode;
  validate: ValidateFunction | undefined;
}

/** Turns schemas into validators. One instance serves all kinds. */
export class SchemaCompiler {
  readonly #ajv: Ajv;
  readonly #parts: Part[] = [];
  readonly #partOf = new WeakMap<SchemaNode, number>();

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
      code: { optimize: false, regExp: toRegExpEngine(matcherOf) },
    });
    for (const [name, { type, isValid }] of FORMATS) {
      this.#ajv.addFormat(name, { type, validate: isValid } as never);
    }
    addKeywords(this.#ajv);
    this.#addPartKeyword();
  }

  /** Prepares a validator; each part of the schema is compiled when a value first has it. */
  compile(root: SchemaNode): Validate {
    const part = this.#add(root, root);
    return (value) => {
      const validate = this.#validatorOf(part);
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

  #add(node: SchemaNode, root: SchemaNode): number {
    let part = this.#partOf.get(node);
    if (part === undefined) {
      part = this.#parts.push({ node, root, validate: undefined }) - 1;
      this.#partOf.set(node, part);
    }
    return part;
  }

  #validatorOf(number: number): ValidateFunction {
    const part = this.#parts[number];
    if (part === undefined) throw new Error(`No part ${number}`);
    if (part.validate === undefined) {
      part.validate = this.#tryCompiling(part);
    }
    return part.validate;
  }

  /** A definition of the user may say what no validator can follow, and a host may forbid new code: then all is right. */
  #tryCompiling({ node, root }: Part): ValidateFunction {
    const schema = toAjvSchema(node, root, { add: (inner) => this.#add(inner, root) });
    try {
      return this.#ajv.compile(schema);
    } catch {
      return ACCEPTS_ALL;
    } finally {
      this.#ajv.removeSchema(schema);
    }
  }

  /** Checks a value against a part of its own, as if the part's keywords stood in the keyword's place. */
  #addPartKeyword(): void {
    const validatorOf = (number: number): ValidateFunction => this.#validatorOf(number);
    this.#ajv.addKeyword({
      keyword: PART,
      errors: 'full',
      compile: (number: number) => {
        const check: KeywordValidator = function (this: Run, value: JsonValue, place) {
          const validate = validatorOf(number);
          if (validate.call(this, value, place)) return true;
          check.errors = validate.errors ?? [];
          return false;
        };
        return check;
      },
    });
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
