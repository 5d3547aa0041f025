import type { SchemaNode } from '../../../../schemas/vocabulary.ts';
import { SchemaCompiler } from '../compile.ts';
import type { Validate } from '../kind-schema.ts';
import type { Matcher } from '../patterns.ts';
import { findCelFaults } from './cel-faults.ts';
import { withDefaults } from './defaults.ts';
import type { JsonObject } from './json-object.ts';
import { findLinearMatcher } from '../linear-matcher.ts';
import { resourceSchema } from './metadata.ts';
import { toSchemaNode } from './open-api.ts';

/** The schema of one version of a kind, from the user's definition of it. */
export interface UserSchema {
  readonly root: SchemaNode;
  readonly validate: Validate;
  readonly toMatcher: (pattern: string) => Matcher;
}

const EVERYTHING: Matcher = { test: () => true };

/** Patterns of definitions are not ours: they run in an engine whose time cannot explode. */
function toMatcher(pattern: string): Matcher {
  return findLinearMatcher(pattern) ?? EVERYTHING;
}

/** Reads a structural schema; the first validation compiles it. */
export function createUserSchema(source: JsonObject, kind: string): UserSchema {
  const root = resourceSchema(toSchemaNode(source), kind);
  // A compiler keeps what it compiled; with one for each definition, edited ones leave nothing behind.
  const checkStructure = new SchemaCompiler(toMatcher).compile(root);
  const validate: Validate = (written) => {
    const value = withDefaults(written, root);
    const verdict = checkStructure(value);
    // Rules presume a value of the right shape.
    return verdict.faults.length > 0 ? verdict : { ...verdict, faults: findCelFaults(root, value) };
  };
  return { root, validate, toMatcher };
}
