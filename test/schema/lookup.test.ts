import { beforeAll, describe, expect, it } from 'vitest';
import type { KindSchema } from '../../server/src/schema/kind-schema.ts';
import { orderedProperties, schemaAt } from '../../server/src/schema/lookup.ts';
import { openBuiltSchemas } from '../support/built-schemas.ts';

let schema: KindSchema;

beforeAll(async () => {
  const store = openBuiltSchemas();
  await store.loadCatalogue();
  const row = store.findRow('networking.istio.io', 'v1', 'VirtualService');
  const loaded = row && (await store.loadSchema(row));
  if (loaded === undefined) throw new Error('VirtualService has no schema');
  schema = loaded;
});

describe('the schema at a path', () => {
  it('goes through lists and definitions', () => {
    const view = schemaAt(schema, ['spec', 'http', 0, 'route', 1, 'destination', 'port', 'number']);
    expect(view?.node.type).toBe('integer');
    expect(view?.name).toBe('number');
    expect(view?.parent?.name).toBe('port');
  });

  it('names the list for its items, and tells required fields', () => {
    expect(schemaAt(schema, ['spec', 'http', 0])?.name).toBe('http');
    expect(schemaAt(schema, ['spec', 'http', 0, 'route', 0, 'destination'])?.required).toBe(true);
    expect(schemaAt(schema, ['spec', 'http', 0, 'timeout'])?.required).toBe(false);
  });

  it('hands the documentation down', () => {
    expect(schemaAt(schema, ['spec', 'http', 0, 'retries', 'attempts'])?.doc).toMatch(/^https:/);
  });

  it('goes into maps with free keys, and nowhere else', () => {
    expect(schemaAt(schema, ['metadata', 'labels', 'any/thing'])?.node.type).toBe('string');
    expect(schemaAt(schema, ['spec', 'banana'])).toBeUndefined();
    expect(schemaAt(schema, ['spec', 'hosts', 0, 'deeper'])).toBeUndefined();
    expect(schemaAt(schema, ['spec', 'toString'])).toBeUndefined();
  });

  it('offers required fields first and deprecated ones last', () => {
    const destination = schemaAt(schema, ['spec', 'http', 0, 'route', 0, 'destination']);
    expect(destination && orderedProperties(destination)[0]).toBe('host');
    const cors = schemaAt(schema, ['spec', 'http', 0, 'corsPolicy']);
    expect(cors && orderedProperties(cors).at(-1)).toBe('allowOrigin');
  });
});
