import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { celId, readCelTable, resolveRelation } from '../../schemas/build/cel-table.ts';
import { repoRoot } from './repo-root.ts';

const table = readCelTable(path.join(repoRoot, 'schemas/cel.yaml'));

describe('cel.yaml', () => {
  it('says of each rule once how it is covered', () => {
    const seen = new Set<string>();
    for (const [name, coverage] of Object.entries(table)) {
      const ways = [coverage.set, coverage.relations, coverage.code, coverage.unchecked];
      expect(
        ways.filter((way) => way !== undefined),
        name,
      ).toHaveLength(1);
      for (const id of coverage.rules) {
        expect(id, name).toMatch(/^[0-9a-f]{8}$/);
        expect(seen.has(id), `${id} of ${name} stands twice`).toBe(false);
        seen.add(id);
      }
    }
  });

  it('gives people a message with a name or a value, and without "should"', () => {
    for (const name of Object.keys(table)) {
      if (table[name]?.relations === undefined) continue;
      for (const { message } of resolveRelation(name, table)) {
        expect(message, name).toMatch(/\.$/);
        expect(message, name).not.toMatch(/should/i);
      }
    }
  });
});

it('names rules by their text, whatever their spaces', () => {
  expect(celId('a  ==\n b')).toBe(celId('a == b'));
  expect(celId('a == b')).not.toBe(celId('a == c'));
});

it('refuses a relation that the table does not have', () => {
  expect(() => resolveRelation('no-such-thing', {})).toThrow('no-such-thing');
});
