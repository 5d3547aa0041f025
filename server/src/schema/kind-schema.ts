import type { CatalogueRow } from '../../../schemas/catalogue.ts';
import type { SchemaNode } from '../../../schemas/vocabulary.ts';
import type { Matcher } from './patterns.ts';
import type { JsonValue } from '../yaml/to-value.ts';

/** One thing that the validator found wrong. */
export interface SchemaFault {
  /** JSON pointer of the value at fault. */
  readonly pointer: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A value that is right, of which something is worth saying: it is deprecated, new or experimental. */
export interface SchemaNotice {
  readonly pointer: string;
  readonly keyword: string;
  readonly note: unknown;
  readonly value: JsonValue;
}

export interface SchemaVerdict {
  readonly faults: readonly SchemaFault[];
  readonly notices: readonly SchemaNotice[];
}

export type Validate = (value: JsonValue) => SchemaVerdict;

/** What is known of one kind in one version. */
export interface KindSchema {
  readonly row: CatalogueRow;
  readonly root: SchemaNode;
  /** `user` for a CustomResourceDefinition of the workspace. */
  readonly origin: 'built-in' | 'user';
  /** Checks a whole resource. The first call compiles the schema, which takes some milliseconds. */
  readonly validate: Validate;
  /** Compiles a pattern of the schema, in an engine that its origin calls for. */
  readonly toMatcher: (pattern: string) => Matcher;
}
