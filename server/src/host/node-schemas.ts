import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SchemaSource } from '../schema/store.ts';

/** Reads the built schemas from the folder beside the bundle. */
export function createNodeSchemas(folder: string): SchemaSource {
  return { read: async (file) => await readFile(path.join(folder, file), 'utf8').catch(() => undefined) };
}
