import type { SchemaSource } from '../schema/store.ts';

/** What differs between a server that runs as a process and one that runs in a web worker. */
export interface Runtime {
  readonly schemas: SchemaSource;
  /** Addresses of the manifests and settings files below a folder; nothing for folders it cannot reach. */
  listFiles(folderUri: string, isExcluded: (relativePath: string) => boolean): AsyncIterable<string>;
  /** Addresses of the files that a path of the `crds` setting names, seen from a workspace folder. */
  listDefinitions(folderUri: string, path: string): Promise<readonly string[]>;
  /** The text of a file; undefined if it cannot be read. */
  readFile(uri: string): Promise<string | undefined>;
}
