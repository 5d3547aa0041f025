import type { FormatName } from './formats.ts';

/** Keywords whose value is a number that a value, or how much it holds, is compared with; the same in CRDs. */
export const BOUNDS = [
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
] as const;

/** A value that YAML writes in one word. */
export type Scalar = string | number | boolean;

/**
 * The first release of a mesh that has something, such as "1.18". The channels of the Gateway API may differ:
 * what is standard now was experimental before.
 */
export type Since = string | { readonly standard: string; readonly experimental: string };

/**
 * A path from the value that carries the relation to a field below it: names joined by dots, `[]` after a
 * list for "some item" (`filters[].type`), `.` for the value itself.
 */
export type FieldPath = string;

/** What a relation can ask of the value beside it. */
export type Condition =
  | {
      /** The field equals this value, or one of these values. */
      readonly field: FieldPath;
      readonly is: Scalar | readonly Scalar[];
      /** An absent field also holds, because the default of the field is one of the values. */
      readonly orAbsent?: true;
    }
  | {
      /** The field is there and equals none of these values. */
      readonly field: FieldPath;
      readonly isNot: Scalar | readonly Scalar[];
      /** An absent field also holds. */
      readonly orAbsent?: true;
    }
  | {
      /** The field is there (true) or absent (false). An empty list or text counts as there. */
      readonly field: FieldPath;
      readonly present: boolean;
    }
  | {
      /** The field is a list, map or text that is not empty (true), or it is empty or absent (false). */
      readonly field: FieldPath;
      readonly filled: boolean;
    }
  | {
      /** The field is a text that this regular expression (RE2 syntax) finds something in. */
      readonly field: FieldPath;
      readonly matches: string;
    }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

interface RelationBase {
  /** What is wrong and what to do, ready to show. */
  readonly message: string;
  /** Short ids of the upstream CEL rules that say the same, as listed in `schemas/CEL.md`. */
  readonly upstream?: readonly string[];
  /** Only this channel of the Gateway API demands it. */
  readonly channel?: 'standard' | 'experimental';
  /** The first release that demands it; older ones take what breaks it. */
  readonly since?: Since;
  /** The first release that no longer demands it. */
  readonly until?: Since;
}

/** Exactly one, at most one or at least one of the fields is set. */
export interface CountedFields extends RelationBase {
  readonly rule: 'exactly-one-of' | 'at-most-one-of' | 'at-least-one-of';
  readonly fields: readonly FieldPath[];
  /** An empty list, map or text counts as not set. */
  readonly emptyIsAbsent?: true;
}

/** When the condition holds, all the fields must be set, or none of them may be. */
export interface ConditionalFields extends RelationBase {
  readonly rule: 'required-when' | 'forbidden-when';
  readonly fields: readonly FieldPath[];
  readonly when: Condition;
  /** An empty list, map or text counts as not set. */
  readonly emptyIsAbsent?: true;
}

/** When the condition holds (always, without one) and the field is set, it has one of the values. */
export interface AllowedWhen extends RelationBase {
  readonly rule: 'allowed-when';
  readonly field: FieldPath;
  readonly values: readonly Scalar[];
  readonly when?: Condition;
}

/** When the condition holds and the field is a text, the pattern finds it, or with `not` does not. */
export interface MatchesWhen extends RelationBase {
  readonly rule: 'matches-when';
  readonly field: FieldPath;
  /** A regular expression in RE2 syntax, not anchored by itself. */
  readonly pattern: string;
  readonly not?: true;
  readonly when?: Condition;
}

/** When the condition holds and the field is a text, it has this format of `formats.ts`. */
export interface FormatWhen extends RelationBase {
  readonly rule: 'format-when';
  readonly field: FieldPath;
  readonly format: FormatName;
  readonly when: Condition;
}

/** One field is not greater than another; nothing is said when either is absent. */
export interface NotGreater extends RelationBase {
  readonly rule: 'not-greater';
  readonly field: FieldPath;
  readonly than: FieldPath;
  /** How the values compare: as numbers, or as lengths of time such as "1m30s". */
  readonly as: 'number' | 'duration';
  /** What an absent `field` or `than` counts as, because of its default. */
  readonly defaults?: Readonly<Record<FieldPath, Scalar>>;
  readonly unless?: Condition;
}

/** On a list: no two items agree in all these fields. An absent field agrees with an absent or empty one. */
export interface UniqueInList extends RelationBase {
  readonly rule: 'unique-in-list';
  readonly by: readonly FieldPath[];
  /** What an absent field counts as, because of its default. */
  readonly defaults?: Readonly<Record<FieldPath, Scalar>>;
  /** Only items for which this holds are compared. */
  readonly where?: Condition;
}

/** On a list: items that agree in the fields of `by` either all set each of `fields`, or none does. */
export interface SameFieldsInList extends RelationBase {
  readonly rule: 'same-fields-in-list';
  readonly by: readonly FieldPath[];
  readonly fields: readonly FieldPath[];
  readonly defaults?: Readonly<Record<FieldPath, Scalar>>;
}

/** On a list: at most `max` items for which the condition holds. */
export interface AtMostItems extends RelationBase {
  readonly rule: 'at-most-items';
  readonly max: number;
  readonly where: Condition;
}

/** On a list: items of which the first condition holds and items of which the second does exclude each other. */
export interface ExclusiveItems extends RelationBase {
  readonly rule: 'exclusive-items';
  readonly first: Condition;
  readonly second: Condition;
}

/** On a list: an item with this value stands alone. */
export interface AloneInList extends RelationBase {
  readonly rule: 'alone-in-list';
  readonly value: Scalar;
}

/** The lists at `field` hold at most `max` items together; on a list the field starts with `[]`. */
export interface TotalItems extends RelationBase {
  readonly rule: 'total-items';
  readonly field: FieldPath;
  readonly max: number;
  /** How many items an absent list counts as, because of its default. */
  readonly absentCounts: number;
  readonly when?: Condition;
}

/** When the condition holds, the list at `field` has exactly one item, and `item` holds for it. */
export interface SingleItemWhen extends RelationBase {
  readonly rule: 'single-item-when';
  readonly field: FieldPath;
  readonly item: Condition;
  readonly when: Condition;
  /** The default of the list satisfies the relation, so an absent list is right. */
  readonly absentIsRight?: true;
}

/** On a map: every key is a whole number within these bounds, both included. */
export interface KeysInRange extends RelationBase {
  readonly rule: 'keys-in-range';
  readonly minimum: number;
  readonly maximum: number;
}

/** On a map: the pattern finds something in every key. */
export interface KeysMatch extends RelationBase {
  readonly rule: 'keys-match';
  /** A regular expression in RE2 syntax, not anchored by itself. */
  readonly pattern: string;
}

/** What must hold between the fields of an object or the items of a list. */
export type Relation =
  | CountedFields
  | ConditionalFields
  | AllowedWhen
  | MatchesWhen
  | FormatWhen
  | NotGreater
  | UniqueInList
  | SameFieldsInList
  | AtMostItems
  | ExclusiveItems
  | AloneInList
  | TotalItems
  | SingleItemWhen
  | KeysInRange
  | KeysMatch;

/** The comparison notes a field can belong to; the name is the file name in `notes/`. */
export const CONCEPTS = [
  'canary',
  'mtls',
  'circuit-breaking',
  'retries-timeouts',
  'fault-injection',
  'mirroring',
  'rate-limiting',
  'authorization',
  'jwt',
  'egress',
  'ingress',
  'load-balancing',
  'routing',
  'multi-cluster',
  'observability',
  'ambient',
  'identity',
  'injection',
] as const;

export type Concept = (typeof CONCEPTS)[number];

/** A rule in CEL, as CustomResourceDefinitions of the user state it. */
export interface CelRule {
  readonly rule: string;
  readonly message?: string;
  readonly messageExpression?: string;
  /** Path of the field at fault, below the value that carries the rule: `.spec.port`. */
  readonly fieldPath?: string;
}

/** A node of a built schema: JSON Schema draft-07 plus our own keywords. `schemas/README.md` explains each. */
export interface SchemaNode {
  readonly $schema?: string;
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, SchemaNode>>;
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | SchemaNode;
  readonly propertyNames?: SchemaNode;
  readonly items?: SchemaNode;
  readonly enum?: readonly Scalar[];
  readonly default?: unknown;
  readonly examples?: readonly Scalar[];
  readonly format?: FormatName;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly uniqueItems?: boolean;
  readonly 'x-int-or-string'?: true;
  readonly 'x-nullable'?: true;
  readonly 'x-preserve-unknown'?: true;
  readonly 'x-list-type'?: 'set' | 'map';
  readonly 'x-list-map-keys'?: readonly string[];
  readonly 'x-relations'?: readonly Relation[];
  readonly 'x-minimum-duration'?: string;
  readonly 'x-maximum-duration'?: string;
  readonly 'x-doc'?: string;
  readonly 'x-concept'?: Concept;
  readonly 'x-since'?: Since;
  readonly 'x-enum-since'?: Readonly<Record<string, Since>>;
  readonly 'x-checked-since'?: Readonly<Partial<Record<(typeof BOUNDS)[number], Since>>>;
  readonly 'x-deprecated'?: string;
  readonly 'x-channel'?: 'experimental';
  readonly 'x-common'?: readonly string[];
  readonly 'x-enum-docs'?: Readonly<Record<string, string>>;
  readonly 'x-enum-channels'?: Readonly<Record<string, 'experimental'>>;
  readonly 'x-synonyms'?: Readonly<Record<string, string>>;
  readonly 'x-removed'?: Readonly<Record<string, string>>;
  /** Only in schemas read from the user's own definitions, never in built ones. */
  readonly 'x-cel'?: readonly CelRule[];
  /** JSON Schema's `oneOf`, `anyOf`, `allOf` and `not`, as above. */
  readonly 'x-logic'?: Readonly<Record<string, unknown>>;
}
