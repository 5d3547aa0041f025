import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { SchemaStore } from '../../server/src/schema/store.ts';

const folder = path.resolve(import.meta.dirname, '../../dist/schemas');

/** A store on the schemas that `npm run schemas:build` wrote. */
export function openBuiltSchemas(): SchemaStore {
  if (!existsSync(path.join(folder, 'catalogue.json'))) {
    throw new Error('dist/schemas is not built; run "npm run schemas:build" first');
  }
  return new SchemaStore({
    read: (file) => readFile(path.join(folder, file), 'utf8').catch(() => undefined),
  });
}
