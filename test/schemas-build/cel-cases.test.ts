import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readCelTable, resolveRelation } from '../../schemas/build/cel-table.ts';
import { checkRelation } from '../../server/src/schema/relations.ts';
import type { JsonValue } from '../../server/src/yaml/to-value.ts';
import { repoRoot } from './repo-root.ts';

interface Cases {
  readonly broken: readonly JsonValue[];
  readonly right: readonly JsonValue[];
}

/** Filters of a type and the field of the same name all relate in the same two ways. */
const FILTERS = {
  requestHeaderModifier: 'RequestHeaderModifier',
  responseHeaderModifier: 'ResponseHeaderModifier',
  requestMirror: 'RequestMirror',
  extensionRef: 'ExtensionRef',
  cors: 'CORS',
  requestRedirect: 'RequestRedirect',
  urlRewrite: 'URLRewrite',
  externalAuth: 'ExternalAuth',
};

const table = readCelTable(path.join(repoRoot, 'schemas/cel.yaml'));
const cases: Record<string, Cases> = {
  ...(parse(readFileSync(path.join(import.meta.dirname, 'cel-cases.yaml'), 'utf8')) as Record<string, Cases>),
  ...filterCases(),
  ...matchCases(),
  'the-prefix-of-a-key-has-fewer-than-253-characters': {
    broken: [{ [`${'a'.repeat(253)}/b`]: 'x' }],
    right: [{ [`${'a'.repeat(252)}/b`]: 'x', c: 'x' }],
  },
};

describe.each(Object.entries(table).filter(([, { relations }]) => relations !== undefined))('%s', (name) => {
  const isBroken = (value: JsonValue): boolean =>
    resolveRelation(name, table).some((relation) => checkRelation(relation, value) !== undefined);

  it('refuses what upstream refuses', () => {
    const broken = cases[name]?.broken ?? [];
    expect(broken.length).toBeGreaterThan(0);
    for (const value of broken) expect(isBroken(value), JSON.stringify(value)).toBe(true);
  });

  it('lets near misses pass', () => {
    const right = cases[name]?.right ?? [];
    expect(right.length).toBeGreaterThan(0);
    for (const value of right) expect(isBroken(value), JSON.stringify(value)).toBe(false);
  });
});

it('has no cases of names that are not in the table', () => {
  expect(Object.keys(cases).filter((name) => table[name]?.relations === undefined)).toEqual([]);
});

function filterCases(): Record<string, Cases> {
  return Object.fromEntries(
    Object.entries(FILTERS).flatMap(([field, type]): [string, Cases][] => {
      const [lowerField, lowerType] = [field.toLowerCase(), type.toLowerCase()];
      const right = [{ type, [field]: {} }, { type: 'Other' }];
      return [
        [
          `only-filters-of-type-${lowerType}-have-the-field-${lowerField}`,
          { broken: [{ type: 'Other', [field]: {} }], right },
        ],
        [`a-filter-of-type-${lowerType}-has-the-field-${lowerField}`, { broken: [{ type }], right }],
      ];
    }),
  );
}

/** 128 matches are allowed in all rules together. */
function matchCases(): Record<string, Cases> {
  const rules = (...sizes: readonly number[]): JsonValue =>
    sizes.map((size) => ({ matches: Array.from({ length: size }, () => ({})) }));
  return {
    'all-rules-together-have-at-most-128-matches': {
      broken: [rules(64, 64, 1)],
      right: [rules(64, 64), [...(rules(64, 64) as JsonValue[]), {}]],
    },
    'all-rules-together-have-at-most-128-matches-a-rule-without-matches-has-one': {
      broken: [rules(64, 64, 1), [...(rules(64, 64) as JsonValue[]), {}]],
      right: [rules(64, 64), [...(rules(64, 63) as JsonValue[]), {}]],
    },
  };
}
