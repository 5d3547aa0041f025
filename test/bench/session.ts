import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import {
  CompletionRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
  type Diagnostic,
  type Position,
  type ProtocolConnection,
} from 'vscode-languageserver/node';

/** How to run a language server, and what it needs to be told. */
export interface ServerDescription {
  readonly command: readonly string[];
  /** Settings by section, as the server asks for them. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** How long the server waits before it looks at an edit, in milliseconds: not counted. */
  readonly debounce: number;
}

/** What servers ask of their client that every client grants. */
const GRANTED = [
  'client/registerCapability',
  'workspace/diagnostic/refresh',
  'window/workDoneProgress/create',
];

const URI = 'file:///bench/test.yaml';

/** What a run needs beyond the server itself. */
export interface SessionOptions {
  /** Address of the folder that is open; none if left out. */
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** One run of one server on one file; every method measures in milliseconds. */
export class Session {
  readonly #child: ChildProcess;
  readonly #connection: ProtocolConnection;
  readonly #description: ServerDescription;
  readonly #folder: string | undefined;
  readonly #started = performance.now();
  #version = 1;
  #isPulling = false;
  #waiting: { wanted: (items: Diagnostic[]) => boolean; done: () => void } | undefined;

  constructor(description: ServerDescription, { folder, env }: SessionOptions = {}) {
    const [command = '', ...words] = description.command;
    this.#description = description;
    this.#folder = folder;
    this.#child = spawn(command, words, {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...process.env, ...env },
    });
    const { stdin, stdout } = this.#child;
    if (stdin === null || stdout === null) throw new Error('The server has no pipes');
    this.#connection = createProtocolConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    for (const method of GRANTED) this.#connection.onRequest(method, () => null);
    this.#connection.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) =>
      items.map(({ section }) => description.settings[section ?? ''] ?? null),
    );
    this.#connection.onNotification(PublishDiagnosticsNotification.type, ({ diagnostics }) =>
      this.#arrived(diagnostics),
    );
    this.#connection.listen();
  }

  /** From the start of the process to the first diagnostics of a file. */
  async open(text: string, wanted: (items: Diagnostic[]) => boolean): Promise<number> {
    const { capabilities } = await this.#connection.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: null,
      workspaceFolders: this.#folder === undefined ? null : [{ uri: this.#folder, name: 'bench' }],
      capabilities: {
        textDocument: {
          diagnostic: {},
          publishDiagnostics: {},
          completion: { completionItem: { snippetSupport: true } },
        },
        workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
      },
    });
    this.#isPulling = capabilities.diagnosticProvider !== undefined;
    await this.#connection.sendNotification(InitializedNotification.type, {});
    const arrived = this.#wait(wanted);
    await this.#connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri: URI, languageId: 'yaml', version: 1, text },
    });
    if (this.#isPulling) await this.#pull();
    await arrived;
    return performance.now() - this.#started;
  }

  /** From a change to the diagnostics that follow from it, the server's own waiting not counted. */
  async edit(
    {
      line,
      from,
      to,
      text,
    }: { readonly line: number; readonly from: number; readonly to: number; readonly text: string },
    wanted: (items: Diagnostic[]) => boolean,
  ): Promise<number> {
    const start = performance.now();
    const arrived = this.#wait(wanted);
    await this.#change(line, from, to, text);
    await arrived;
    return performance.now() - start - (this.#isPulling ? 0 : this.#description.debounce);
  }

  /** From a change to the completion or hover asked for right behind it. */
  async editAndAsk(line: number, request: 'completion' | 'hover', position: Position): Promise<number> {
    const length = 1;
    await this.#change(line, 0, 0, '#');
    await this.#change(line, 0, length, '');
    const start = performance.now();
    const parameters = { textDocument: { uri: URI }, position };
    if (request === 'completion') await this.#connection.sendRequest(CompletionRequest.type, parameters);
    else await this.#connection.sendRequest(HoverRequest.type, parameters);
    return performance.now() - start;
  }

  /** Asks for anything. */
  async ask(method: string, parameters: object): Promise<unknown> {
    return await this.#connection.sendRequest(method, parameters);
  }

  /** Asks for anything about the file. */
  async askInFile(method: string): Promise<unknown> {
    return await this.ask(method, { textDocument: { uri: URI } });
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** Resident memory of the server, in MB. */
  memory(): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) / 1024;
  }

  stop(): void {
    this.#connection.dispose();
    this.#child.kill('SIGKILL');
  }

  async #change(line: number, from: number, to: number, text: string): Promise<void> {
    const range = { start: { line, character: from }, end: { line, character: to } };
    await this.#connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: URI, version: ++this.#version },
      contentChanges: [{ range, text }],
    });
    if (this.#isPulling) await this.#pull();
  }

  async #pull(): Promise<void> {
    const report = await this.#connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri: URI },
    });
    if (report.kind === 'full') this.#arrived(report.items);
  }

  async #wait(wanted: (items: Diagnostic[]) => boolean): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#waiting = { wanted, done: resolve };
    });
  }

  #arrived(items: Diagnostic[]): void {
    if (this.#waiting?.wanted(items) !== true) return;
    this.#waiting.done();
    this.#waiting = undefined;
  }
}
