/** The documents that the server is told about, wherever they live: on disk, unsaved, in a repository's past. */
export const documentSelector = [{ language: 'yaml' }] as const;
