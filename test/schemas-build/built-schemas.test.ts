import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { compose } from '../../schemas/build/build-schemas.ts';
import { readSources } from '../../schemas/build/sources.ts';
import { childrenOf, type Tree } from '../../schemas/build/tree.ts';
import type { CatalogueRow } from '../../schemas/catalogue.ts';
import { CHECKED_FORMATS, PATTERN_FORMATS } from '../../schemas/formats.ts';
import { repoRoot } from './repo-root.ts';

let rows: readonly CatalogueRow[] = [];
let schemas: Map<string, Tree> = new Map();
let bytes = 0;

beforeAll(async () => {
  const built = compose(await readSources(repoRoot));
  rows = built.rows;
  schemas = new Map([...built.files].map(([name, text]) => [name, JSON.parse(text) as Tree]));
  bytes = [...built.files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}, 60_000);

/** Calls `visit` for every node of a schema, definitions included. */
function visitAll(schema: Tree, visit: (node: Tree) => void): void {
  const walk = (node: Tree): void => {
    visit(node);
    for (const [, child] of childrenOf(node)) walk(child);
  };
  walk(schema);
  for (const definition of Object.values((schema['definitions'] ?? {}) as Record<string, Tree>))
    walk(definition);
}

describe('the built schemas', () => {
  it('exist for every row that names one', () => {
    for (const row of rows) if (row.schema !== undefined) expect(schemas.has(row.schema)).toBe(true);
    expect(rows.filter((row) => row.schema !== undefined).length).toBeGreaterThan(100);
  });

  it('stay small enough to be shipped', () => {
    expect(bytes).toBeLessThan(2 * 1024 * 1024);
  });

  it('are closed at the top and leave the status alone', () => {
    for (const [name, schema] of schemas) {
      const isOpen = schema['x-preserve-unknown'] === true;
      expect(schema.additionalProperties, name).toBe(isOpen ? undefined : false);
      expect(schema.properties?.['status']?.['x-preserve-unknown'], name).toBe(true);
    }
  });

  it('ask for a name, but not where only a tool reads the file', () => {
    for (const [name, schema] of schemas) {
      const relations = schema.properties?.['metadata']?.['x-relations'];
      if (name.startsWith('install.istio.io')) expect(relations).toBeUndefined();
      else expect(relations, name).toMatchObject([{ fields: ['name', 'generateName'] }]);
    }
  });

  it('close every object that names its fields', () => {
    for (const [name, schema] of schemas) {
      visitAll(schema, (node) => {
        if (node.properties === undefined || node['x-preserve-unknown'] === true) return;
        expect(node.additionalProperties, name).toBe(false);
      });
    }
  });

  it('describe every field', () => {
    for (const [name, schema] of schemas) {
      if (name.startsWith('install.istio.io')) continue;
      visitAll(schema, (node) => {
        for (const [field, child] of Object.entries(node.properties ?? {})) {
          if (isMetadata(node)) continue;
          expect(child.description, `${name} ${field}`).toBeTypeOf('string');
        }
      });
    }
  });

  it('have no logic over shapes, and only formats and relations that are known', () => {
    const formats = new Set([...Object.keys(PATTERN_FORMATS), ...Object.keys(CHECKED_FORMATS)]);
    for (const [name, schema] of schemas) {
      visitAll(schema, (node) => {
        for (const keyword of ['oneOf', 'anyOf', 'allOf', 'not']) expect(node[keyword], name).toBeUndefined();
        const { format } = node;
        if (format !== undefined) expect(formats, name).toContain(format);
        for (const relation of (node['x-relations'] ?? []) as { message: string }[]) {
          expect(relation.message, name).toMatch(/\S.*\.$/);
        }
      });
    }
  });

  it('refer only to definitions that they have', () => {
    for (const [name, schema] of schemas) {
      const definitions = (schema['definitions'] ?? {}) as Record<string, Tree>;
      const references = new Set(Object.keys(definitions).map((key) => `#/definitions/${key}`));
      visitAll(schema, ({ $ref }) => {
        if ($ref !== undefined) expect(references, name).toContain($ref);
      });
    }
  });

  it('give examples of the type of the field', () => {
    for (const [name, schema] of schemas) {
      visitAll(schema, ({ examples = [], type }) => {
        const types = new Set((examples as unknown[]).map((example) => typeof example));
        if (types.size > 0) expect([...types], name).toEqual([type === 'string' ? 'string' : 'number']);
      });
    }
  });

  it('are schemas to Ajv', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false, code: { regExp: laxEngine } });
    for (const [name, schema] of schemas) expect(() => ajv.compile(schema), name).not.toThrow();
  });
});

/** Owner references and managed fields come from Kubernetes, which nobody writes by hand. */
function isMetadata(node: Tree): boolean {
  const names = Object.keys(node.properties ?? {});
  return (
    names.includes('ownerReferences') || names.includes('blockOwnerDeletion') || names.includes('fieldsV1')
  );
}

/** Upstream's patterns are RE2, which the validator of the server translates. */
const laxEngine = Object.assign(() => /(?:)/, { code: '() => /(?:)/' });
