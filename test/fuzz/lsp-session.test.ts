import { afterEach, describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  CompletionRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DocumentDiagnosticRequest,
  FileChangeType,
  HoverRequest,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { diskRuntime } from '../support/disk-runtime.ts';
import { startInProcess, type TestClient } from '../support/lsp-client.ts';
import { createRandom, type Random } from './random.ts';
import { exampleSources } from './sources.ts';

const FOLDER = 'file:///w';
/** Comes and goes, and makes some of the files templates. */
const CHART = `${FOLDER}/Chart.yaml`;
const sources = exampleSources();

let clients: TestClient[] = [];

afterEach(async () => {
  for (const client of clients) await client.stop();
  clients = [];
});

/** Starts a server on files that are in memory. */
async function start(disk: ReadonlyMap<string, string>): Promise<TestClient> {
  const client = await startInProcess(diskRuntime(disk), { folders: [FOLDER] });
  clients.push(client);
  return client;
}

/** A user who types, opens, closes, asks and changes their mind; gives what the editor shows in the end. */
async function work(
  client: TestClient,
  disk: Map<string, string>,
  random: Random,
): Promise<Map<string, string>> {
  const { connection } = client;
  const open = new Map<string, TextDocument>();
  for (let step = 0; step < 60; step++) {
    const uri = random.pick([...disk.keys()].filter((each) => each !== CHART));
    const document = open.get(uri);
    const textDocument = { uri };
    if (document === undefined) {
      const text = disk.get(uri) ?? '';
      open.set(uri, TextDocument.create(uri, 'yaml', 1, text));
      await client.open(uri, text);
    } else if (random.oneIn(8)) {
      open.delete(uri);
      await connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument });
    } else if (random.oneIn(6)) {
      const type = disk.delete(CHART) ? FileChangeType.Deleted : FileChangeType.Created;
      if (type === FileChangeType.Created) disk.set(CHART, 'apiVersion: v2\nname: shop\n');
      await connection.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: [{ uri: CHART, type }],
      });
    } else if (random.oneIn(6)) {
      disk.set(uri, random.pick(sources).text);
      await connection.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: [{ uri, type: FileChangeType.Changed }],
      });
    } else {
      const from = random.below(document.getText().length);
      const range = { start: document.positionAt(from), end: document.positionAt(from + random.below(4)) };
      const contentChanges = [
        { range, text: random.pick(['x', '\n', ' ', ': ', '- a\n', '{{ .x }}\n', '']) },
      ];
      const version = document.version + 1;
      open.set(uri, TextDocument.update(document, contentChanges, version));
      await connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges,
      });
    }
    const source = new CancellationTokenSource();
    const parameters = { textDocument, position: { line: random.below(40), character: random.below(12) } };
    const requests = [
      connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument }, source.token),
      connection.sendRequest(CompletionRequest.type, parameters, source.token),
      connection.sendRequest(HoverRequest.type, parameters, source.token),
    ];
    if (random.oneIn(2)) source.cancel();
    // A cancelled request is rejected, and nothing else is.
    const answers = await Promise.allSettled(requests);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: -32_800 });
  }
  return new Map([...disk.keys()].map((uri) => [uri, open.get(uri)?.getText() ?? disk.get(uri) ?? '']));
}

describe('a random session', () => {
  it.each([1, 2, 3, 4])(
    'ends with the diagnostics of a fresh start, seed %i',
    async (seed) => {
      const random = createRandom(seed);
      const disk = new Map(
        ['a', 'templates/b', 'c'].map(
          (name) => [`${FOLDER}/${name}.yaml`, random.pick(sources).text] as const,
        ),
      );
      const shown = await work(await start(disk), disk, random);
      const fresh = await start(shown);
      for (const uri of shown.keys()) {
        await expect
          .poll(async () => await clients[0]?.pull(uri), { timeout: 10_000 })
          .toEqual(await fresh.pull(uri));
      }
    },
    60_000,
  );
});
