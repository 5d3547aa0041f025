import path from 'node:path';

/** The repository's root folder. */
export const repositoryRoot = path.resolve(import.meta.dirname, '../..');

/** Where everything that is built goes; the folder is not committed. */
export const distFolder = path.join(repositoryRoot, 'dist');
