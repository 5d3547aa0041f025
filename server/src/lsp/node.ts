import path from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { definitionFiles, readFoundManifest, walkFiles } from '../host/node-files.ts';
import { createNodeSchemas } from '../host/node-schemas.ts';
import { startServer } from './server.ts';

startServer(createConnection(ProposedFeatures.all), {
  schemas: createNodeSchemas(path.join(import.meta.dirname, 'schemas')),
  async *listFiles(folderUri, isExcluded) {
    const folder = URI.parse(folderUri);
    if (folder.scheme !== 'file') return;
    for await (const file of walkFiles(folder.fsPath, isExcluded)) yield URI.file(file).toString();
  },
  async listDefinitions(folderUri, definitions) {
    const folder = URI.parse(folderUri);
    if (folder.scheme !== 'file') return [];
    const files = await definitionFiles(path.resolve(folder.fsPath, definitions));
    return files.map((file) => URI.file(file).toString());
  },
  readFile: async (uri) => {
    const file = URI.parse(uri);
    return file.scheme === 'file' ? await readFoundManifest(file.fsPath) : undefined;
  },
});
