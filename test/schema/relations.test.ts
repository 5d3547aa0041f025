import { describe, expect, it } from 'vitest';
import type { Relation } from '../../schemas/vocabulary.ts';
import { checkRelation } from '../../server/src/schema/relations.ts';
import type { JsonValue } from '../../server/src/yaml/to-value.ts';

const message = 'Say it.';

/** A relation with values for which it holds, and values with the places at which it does not. */
interface RelationCase {
  readonly relation: Relation;
  readonly right: readonly JsonValue[];
  readonly wrong: readonly (readonly [JsonValue, readonly (readonly (string | number)[])[]])[];
}

const CASES: readonly RelationCase[] = [
  {
    relation: { rule: 'exactly-one-of', fields: ['a', 'b.c'], message },
    right: [{ a: 1 }, { b: { c: 1 } }, { a: 1, b: {} }, { a: 1, b: null }],
    wrong: [
      [{}, []],
      [{ a: 1, b: { c: 1 } }, [['a'], ['b', 'c']]],
    ],
  },
  {
    relation: { rule: 'at-most-one-of', fields: ['a', 'b'], emptyIsAbsent: true, message },
    right: [{}, { a: 1, b: [] }, { a: '', b: 1 }],
    wrong: [[{ a: 1, b: [1] }, [['a'], ['b']]]],
  },
  {
    relation: { rule: 'at-least-one-of', fields: ['a', 'b'], message },
    right: [{ a: 1, b: 1 }, { b: 0 }],
    wrong: [[{ c: 1 }, []]],
  },
  {
    relation: { rule: 'required-when', fields: ['b'], when: { field: 'a', is: ['x', 'y'] }, message },
    right: [{ a: 'z' }, { a: 'x', b: 1 }, {}],
    wrong: [[{ a: 'x' }, []]],
  },
  {
    relation: {
      rule: 'required-when',
      fields: ['b'],
      when: { field: 'a', is: 'x', orAbsent: true },
      message,
    },
    right: [{ a: 'y' }, { b: 1 }],
    wrong: [[{}, []]],
  },
  {
    relation: { rule: 'forbidden-when', fields: ['b'], when: { field: 'list[].type', isNot: 'x' }, message },
    right: [{ b: 1, list: [{ type: 'x' }] }, { list: [{ type: 'y' }] }],
    wrong: [[{ b: 1, list: [{ type: 'x' }, { type: 'y' }] }, [['b']]]],
  },
  {
    relation: {
      rule: 'forbidden-when',
      fields: ['b'],
      when: { all: [{ field: 'a', present: true }, { any: [{ field: 'c', filled: false }] }] },
      message,
    },
    right: [{ b: 1 }, { a: 1, b: 1, c: [1] }],
    wrong: [[{ a: 1, b: 1, c: [] }, [['b']]]],
  },
  {
    relation: { rule: 'allowed-when', field: 'a', values: [1, 2], message },
    right: [{}, { a: 2 }],
    wrong: [[{ a: 3 }, [['a']]]],
  },
  {
    relation: {
      rule: 'matches-when',
      field: 'a',
      pattern: '^/',
      when: { field: 'b', matches: 'path' },
      message,
    },
    right: [{ a: 'x' }, { a: '/x', b: 'my-path' }, { a: 1, b: 'path' }],
    wrong: [[{ a: 'x', b: 'path' }, [['a']]]],
  },
  {
    relation: { rule: 'matches-when', field: 'a', pattern: '//', not: true, message },
    right: [{ a: '/x' }],
    wrong: [[{ a: '//x' }, [['a']]]],
  },
  {
    relation: { rule: 'format-when', field: 'a', format: 'ip', when: { field: 'b', is: 'IP' }, message },
    right: [{ a: 'x' }, { a: '10.0.0.1', b: 'IP' }],
    wrong: [[{ a: 'x', b: 'IP' }, [['a']]]],
  },
  {
    relation: { rule: 'not-greater', field: 'a', than: 'b', as: 'duration', defaults: { b: '10s' }, message },
    right: [{ a: '5s' }, { a: '1m', b: '2m' }, { a: 'x' }],
    wrong: [[{ a: '11s' }, [['a']]]],
  },
  {
    relation: { rule: 'not-greater', field: 'a', than: 'b', as: 'number', message },
    right: [{ a: 1 }, { a: 1, b: 1 }],
    wrong: [[{ a: 2, b: 1 }, [['a']]]],
  },
  {
    relation: { rule: 'unique-in-list', by: ['a', 'b'], defaults: { b: 'x' }, message },
    right: [[{ a: 1 }, { a: 1, b: 'y' }]],
    wrong: [[[{ a: 1 }, { a: 2 }, { a: 1, b: 'x' }], [[2]]]],
  },
  {
    relation: { rule: 'same-fields-in-list', by: ['a'], fields: ['b'], message },
    right: [[{ a: 1, b: 1 }, { a: 2 }]],
    wrong: [[[{ a: 1, b: 1 }, { a: 1 }], [[1]]]],
  },
  {
    relation: { rule: 'at-most-items', max: 1, where: { field: 'a', is: 'x' }, message },
    right: [[{ a: 'x' }, { a: 'y' }]],
    wrong: [[[{ a: 'x' }, { a: 'y' }, { a: 'x' }], [[2]]]],
  },
  {
    relation: {
      rule: 'exclusive-items',
      first: { field: 'a', is: 'x' },
      second: { field: 'a', is: 'y' },
      message,
    },
    right: [[{ a: 'x' }, { a: 'z' }]],
    wrong: [[[{ a: 'y' }, { a: 'x' }], [[0]]]],
  },
  {
    relation: { rule: 'alone-in-list', value: '*', message },
    right: [['*'], ['a', 'b']],
    wrong: [[['a', '*'], [[1]]]],
  },
  {
    relation: {
      rule: 'single-item-when',
      field: 'list',
      item: { field: 'a', is: 'x' },
      when: { field: 'b', is: true },
      message,
    },
    right: [{ list: [] }, { b: true, list: [{ a: 'x' }] }],
    wrong: [
      [{ b: true, list: [{ a: 'y' }] }, [['list']]],
      [{ b: true }, []],
    ],
  },
  {
    relation: { rule: 'total-items', field: '[].list', max: 3, absentCounts: 1, message },
    right: [[{ list: [1, 2] }, {}]],
    wrong: [[[{ list: [1, 2] }, { list: [3] }, {}], [[]]]],
  },
  {
    relation: { rule: 'keys-in-range', minimum: 1, maximum: 10, message },
    right: [{ 1: 'a', 10: 'b' }],
    wrong: [[{ 0: 'a', x: 'b' }, [['0'], ['x']]]],
  },
  {
    relation: { rule: 'keys-match', pattern: '^[a-z]+$', message },
    right: [{ ab: 1 }],
    wrong: [[{ aB: 1 }, [['aB']]]],
  },
];

describe('relations between fields', () => {
  for (const { relation, right, wrong } of CASES) {
    it(`${relation.rule} holds for ${JSON.stringify(right)}`, () => {
      for (const value of right) expect(checkRelation(relation, value)).toBeUndefined();
    });
    it(`${relation.rule} is broken by ${JSON.stringify(wrong.map(([value]) => value))}`, () => {
      for (const [value, at] of wrong) expect(checkRelation(relation, value)).toEqual({ at });
    });
  }

  it('say nothing of values of another type', () => {
    for (const { relation } of CASES.filter(
      ({ relation: { rule } }) => rule.includes('item') || rule.includes('list'),
    )) {
      for (const value of ['text', 1, true]) {
        if (relation.rule !== 'single-item-when') expect(checkRelation(relation, value)).toBeUndefined();
      }
    }
  });
});
