import { isForeignJson } from '../yaml/json/is-json.ts';
import { decodeAddress } from '../util/decode-address.ts';
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { FindFilesRequest, ReadFileRequest, ReadSchemaRequest } from './protocol.ts';
import { startServer } from './server.ts';

/** The worker's end of the channel. The type check knows no browser, since most of the project runs without. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));

// A worker has no disk: the client reads for it, from whatever the workspace is kept in.
startServer(connection, {
  schemas: {
    read: async (path) =>
      (await connection.sendRequest<string | null>(ReadSchemaRequest, [path])) ?? undefined,
  },
  async *listFiles(folderUri, isExcluded) {
    for (const uri of await connection.sendRequest<string[]>(FindFilesRequest, [folderUri])) {
      if (!isExcluded(decodeAddress(uri.slice(folderUri.length + 1)))) yield uri;
    }
  },
  async listDefinitions(folderUri, definitions) {
    const target = `${folderUri}/${definitions.replace(/^\.\//, '').replace(/\/$/, '')}`;
    if (/\.(?:ya?ml|json)$/i.test(target)) return [target];
    return await connection.sendRequest<string[]>(FindFilesRequest, [target]);
  },
  readFile: async (uri) => {
    const text = await connection.sendRequest<string | null>(ReadFileRequest, [uri]);
    return text === null || isForeignJson(uri, text) ? undefined : text;
  },
});
