import { isDeepStrictEqual } from 'node:util';
import {
  CancellationTokenSource,
  CompletionRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DocumentDiagnosticRequest,
  DocumentSymbolRequest,
  FileChangeType,
  HoverRequest,
  LSPErrorCodes,
  ShutdownRequest,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { diskRuntime } from '../support/disk-runtime.ts';
import { startInProcess, type TestClient } from '../support/lsp-client.ts';
import type { Random } from './random.ts';
import type { Source } from './sources.ts';

const FOLDER = 'file:///w';
/** Comes and goes, and makes some of the files templates. */
const CHART = `${FOLDER}/Chart.yaml`;
/** Names of the files, among which they move. */
const NAMES = ['a', 'templates/b', 'c', 'd', 'templates/e'].map((name) => `${FOLDER}/${name}.yaml`);

/** How long the server may take until its diagnostics are those of a fresh start, in milliseconds. */
const PATIENCE = 20_000;

/** What a session starts from. */
export interface LspSessionParts {
  readonly random: Random;
  readonly sources: readonly Source[];
  readonly steps: number;
}

/**
 * A user who types, opens, closes, moves, asks and changes their mind, while other tools write files.
 * @returns how the diagnostics differ in the end from those of a fresh start on the same files; undefined where they
 * are equal, as they must be
 * @throws for a request that fails, other than because it was cancelled or overtaken
 */
export async function runLspSession(parts: LspSessionParts): Promise<string | undefined> {
  const { random, sources } = parts;
  const disk = new Map(NAMES.slice(0, 3).map((uri) => [uri, random.pick(sources).text]));
  const client = await start(disk);
  try {
    const shown = await work(client, disk, parts);
    const fresh = await start(shown);
    try {
      for (const uri of shown.keys()) {
        const difference = await compare(uri, client, fresh);
        if (difference !== undefined) return difference;
      }
      return undefined;
    } finally {
      await hangUp(fresh);
    }
  } finally {
    await hangUp(client);
  }
}

/** Starts a server on files that are in memory. */
async function start(disk: ReadonlyMap<string, string>): Promise<TestClient> {
  return await startInProcess(diskRuntime(disk), { folders: [FOLDER] });
}

/** Ends a server without the last word of the protocol, upon which this process would end as well. */
async function hangUp({ connection }: TestClient): Promise<void> {
  await connection.sendRequest(ShutdownRequest.type);
  connection.dispose();
}

async function compare(uri: string, worn: TestClient, fresh: TestClient): Promise<string | undefined> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const [found, wanted] = [await worn.pull(uri), await fresh.pull(uri)];
    if (isDeepStrictEqual(found, wanted)) return undefined;
    if (Date.now() > end)
      return `${uri}\nafter the session: ${JSON.stringify(found)}\nafter a fresh start: ${JSON.stringify(wanted)}`;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}

/** @returns what the files hold in the end, as the editor shows them */
async function work(
  client: TestClient,
  disk: Map<string, string>,
  { random, sources, steps }: LspSessionParts,
): Promise<Map<string, string>> {
  const open = new Map<string, TextDocument>();
  const asked: Promise<void>[] = [];
  for (let step = 0; step < steps; step++) {
    const uri = random.pick([...disk.keys()].filter((each) => each !== CHART));
    const document = open.get(uri);
    if (document === undefined) await openFile(client, { uri, text: disk.get(uri) ?? '', open });
    else if (random.oneIn(8)) {
      open.delete(uri);
      await close(client, uri);
    } else if (random.oneIn(7)) await changeDisk(client, disk, { uri, random, sources });
    else if (random.oneIn(20)) {
      const target = random.pick(NAMES);
      await close(client, uri);
      open.delete(uri);
      await moveFile(client, disk, { uri, target });
    } else open.set(uri, await type(client, document, random, sources));
    asked.push(...ask(client, uri, random));
    // Sometimes the user does not wait for the answers.
    if (!random.oneIn(3)) await Promise.all(asked.splice(0));
  }
  await Promise.all(asked);
  return new Map([...disk.keys()].map((uri) => [uri, open.get(uri)?.getText() ?? disk.get(uri) ?? '']));
}

async function openFile(
  client: TestClient,
  {
    uri,
    text,
    open,
  }: { readonly uri: string; readonly text: string; readonly open: Map<string, TextDocument> },
): Promise<void> {
  open.set(uri, TextDocument.create(uri, 'yaml', 1, text));
  await client.open(uri, text);
}

async function close({ connection }: TestClient, uri: string): Promise<void> {
  await connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
}

async function changeDisk(
  { connection }: TestClient,
  disk: Map<string, string>,
  {
    uri,
    random,
    sources,
  }: { readonly uri: string; readonly random: Random; readonly sources: readonly Source[] },
): Promise<void> {
  if (random.oneIn(2)) {
    const wasThere = disk.delete(CHART);
    if (!wasThere) disk.set(CHART, 'apiVersion: v2\nname: shop\n');
    const kind = wasThere ? FileChangeType.Deleted : FileChangeType.Created;
    await connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: CHART, type: kind }],
    });
  } else {
    disk.set(uri, random.pick(sources).text);
    await connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri, type: FileChangeType.Changed }],
    });
  }
}

async function moveFile(
  { connection }: TestClient,
  disk: Map<string, string>,
  { uri, target }: { readonly uri: string; readonly target: string },
): Promise<void> {
  if (disk.has(target)) return;
  disk.set(target, disk.get(uri) ?? '');
  disk.delete(uri);
  await connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [
      { uri, type: FileChangeType.Deleted },
      { uri: target, type: FileChangeType.Created },
    ],
  });
}

/** Types a little; once in a while everything is replaced by a text that is long enough to be read in slices. */
async function type(
  { connection }: TestClient,
  document: TextDocument,
  random: Random,
  sources: readonly Source[],
): Promise<TextDocument> {
  const from = random.below(document.getText().length);
  const range = { start: document.positionAt(from), end: document.positionAt(from + random.below(4)) };
  const contentChanges = random.oneIn(25)
    ? [{ text: sources.map(({ text }) => text).join('\n---\n') }]
    : [{ range, text: random.pick(['x', '\n', ' ', ': ', '- a\n', '{{ .x }}\n', '']) }];
  const version = document.version + 1;
  await connection.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri: document.uri, version },
    contentChanges,
  });
  return TextDocument.update(document, contentChanges, version);
}

/** Asks for this and that; each answer comes, but for what is cancelled or overtaken by typing. */
function ask({ connection }: TestClient, uri: string, random: Random): Promise<void>[] {
  const source = new CancellationTokenSource();
  const textDocument = { uri };
  const parameters = { textDocument, position: { line: random.below(40), character: random.below(12) } };
  const requests = [
    connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument }, source.token),
    connection.sendRequest(CompletionRequest.type, parameters, source.token),
    connection.sendRequest(HoverRequest.type, parameters, source.token),
    connection.sendRequest(DocumentSymbolRequest.type, { textDocument }, source.token),
  ];
  const isCancelled = random.oneIn(2);
  if (isCancelled) source.cancel();
  const expected: readonly unknown[] = [
    LSPErrorCodes.ContentModified,
    ...(isCancelled ? [LSPErrorCodes.RequestCancelled] : []),
  ];
  return requests.map(async (request) => {
    try {
      await request;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (!expected.includes(code)) throw error;
    }
  });
}
