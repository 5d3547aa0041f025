import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const repoRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** CRDs of upstream, beside the project where it is developed; tests of them are skipped elsewhere. */
export const sharedCrds = path.resolve(repoRoot, '../shared/crds');
