import { spawn } from 'node:child_process';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  WorkDoneProgress,
  WorkDoneProgressCreateRequest,
  type ClientCapabilities,
  type ConfigurationParams,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from 'vscode-languageserver/node';
import { startServer } from '../../server/src/lsp/server.ts';
import type { Runtime } from '../../server/src/lsp/runtime.ts';

const serverBundle = path.resolve(import.meta.dirname, '../../dist/server.js');

/** A client that pulls diagnostics, as VS Code does. */
export const PULLING: ClientCapabilities = {
  textDocument: { diagnostic: { dynamicRegistration: false } },
  workspace: { diagnostics: { refreshSupport: true } },
};

/** A language client for tests: over standard input and output with the built bundle, or in this process. */
export interface TestClient {
  readonly connection: ProtocolConnection;
  readonly initializeResult: InitializeResult;
  open(uri: string, text: string): Promise<void>;
  change(uri: string, version: number, text: string): Promise<void>;
  pull(uri: string): Promise<Diagnostic[]>;
  /** The next diagnostics that the server pushes for a file. */
  nextPush(uri: string): Promise<Diagnostic[]>;
  stop(): Promise<void>;
}

interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly folders?: readonly string[];
  readonly initializationOptions?: unknown;
  /** The editor's settings for a folder; undefined for those of all. */
  readonly configuration?: (folder: string | undefined) => unknown;
  /** Told of what the server says of its progress on its own account. */
  readonly onProgress?: (value: WorkDoneProgressValue) => void;
}

type WorkDoneProgressValue = WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd;

/** Starts the built server as a process and says hello. */
export async function startBundle(options: ClientOptions = {}): Promise<TestClient> {
  const child = spawn(process.execPath, [serverBundle, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  return await shakeHands(connection, options, async () => await exited);
}

/** Starts the server in this process, over two streams, with a runtime of the test's making. */
export async function startInProcess(runtime: Runtime, options: ClientOptions = {}): Promise<TestClient> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  startServer(
    createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)),
    runtime,
  );
  const connection = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  return await shakeHands(connection, options, async () => connection.dispose());
}

async function shakeHands(
  connection: ProtocolConnection,
  {
    capabilities = PULLING,
    folders = [],
    initializationOptions,
    configuration = () => null,
    onProgress = () => undefined,
  }: ClientOptions,
  stopped: () => Promise<void>,
): Promise<TestClient> {
  const waiting = new Map<string, (diagnostics: Diagnostic[]) => void>();
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
    waiting.get(uri)?.(diagnostics);
    waiting.delete(uri);
  });
  // Requests of the server that every client answers.
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams) =>
    items.map(({ scopeUri }) => configuration(scopeUri)),
  );
  connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
    connection.onProgress(WorkDoneProgress.type, token, onProgress);
  });
  connection.listen();
  const initializeResult = await connection.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: null,
    capabilities,
    workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
    initializationOptions,
  });
  await connection.sendNotification(InitializedNotification.type, {});
  return {
    connection,
    initializeResult,
    open: async (uri, text) =>
      await connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: 'yaml', version: 1, text },
      }),
    change: async (uri, version, text) =>
      await connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      }),
    pull: async (uri) => {
      const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
      return report.kind === 'full' ? report.items : [];
    },
    nextPush: async (uri) => await new Promise((resolve) => waiting.set(uri, resolve)),
    stop: async () => {
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      await stopped();
    },
  };
}
