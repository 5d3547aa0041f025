import path from 'node:path';
import { createNodeSchemas } from '../../server/src/host/node-schemas.ts';
import type { Runtime } from '../../server/src/lsp/runtime.ts';

const schemas = createNodeSchemas(path.resolve(import.meta.dirname, '../../dist/schemas'));

/**
 * Gives the surroundings of a server whose disk is a map from addresses to texts.
 * @param onRead called before a file is read
 */
export function diskRuntime(
  disk: ReadonlyMap<string, string>,
  onRead: (uri: string) => void = () => undefined,
): Runtime {
  return {
    schemas,
    async *listFiles(folder, isExcluded) {
      for (const uri of disk.keys()) {
        const isBelow = uri.startsWith(`${folder}/`);
        if (isBelow && !isExcluded(uri.slice(folder.length + 1))) yield await Promise.resolve(uri);
      }
    },
    listDefinitions: (folder, name) => {
      const { href } = new URL(name, `${folder}/`);
      return Promise.resolve(disk.has(href) ? [href] : []);
    },
    readFile: (uri) => {
      onRead(uri);
      return Promise.resolve(disk.get(uri));
    },
  };
}
