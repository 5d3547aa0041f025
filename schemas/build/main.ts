import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { buildSchemas } from './build-schemas.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const result = await buildSchemas(root);
process.stdout.write(
  `schemas: ${result.rows} rows, ${result.files} files, ${Math.round(result.bytes / 1024)} KB${result.fresh ? '' : ' (unchanged)'}\n`,
);
