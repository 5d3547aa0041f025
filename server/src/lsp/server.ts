import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  TextDocuments,
  TextDocumentSyncKind,
  WatchKind,
  WorkDoneProgressReporter,
  type ClientCapabilities,
  type Connection,
  type InitializeResult,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { NOTHING_RECOGNISED } from '../features/recognition.ts';
import { SETTINGS_FILE, SettingsTree } from '../host/settings-tree.ts';
import { createLanguageService } from '../language-service.ts';
import { DiagnosticsFeed } from './diagnostics-feed.ts';
import { handle, type Surroundings } from './handle.ts';
import { createLensRefresh } from './lens-refresh.ts';
import { RecognitionRequest } from './protocol.ts';
import { registerRequests, REQUEST_CAPABILITIES } from './requests.ts';
import { readInitializationOptions, type InitializationOptions } from './initialization-options.ts';
import { OpenTexts } from './open-texts.ts';
import { startProgress } from './progress.ts';
import { createQueue } from './queue.ts';
import type { Runtime } from './runtime.ts';
import { WorkspaceFiles } from './workspace-files.ts';

/** What the client is asked to watch: a folder that comes or goes takes its files along without a word of them. */
const watchers = [
  { globPattern: '**/*.{yaml,yml,json,jsonc}' },
  { globPattern: `**/${SETTINGS_FILE}` },
  { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
];

/** Speaks LSP over `connection` until the client hangs up. One line per request: the work is elsewhere. */
export function startServer(connection: Connection, runtime: Runtime): void {
  const log = (message: string) => connection.console.error(message);
  const texts = new TextDocuments(TextDocument);
  const settings = new SettingsTree();
  let options: InitializationOptions = {};
  let capabilities: ClientCapabilities = {};
  let folders: string[] = [];
  const service = createLanguageService({
    schemas: runtime.schemas,
    get pageUri() {
      return options.pageUri;
    },
    get openNoteCommand() {
      return options.openNoteCommand;
    },
    get setSeverityCommand() {
      return options.setSeverityCommand;
    },
    get showTranslationCommand() {
      return options.showTranslationCommand;
    },
    get takesSnippets() {
      return capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
    },
    log,
  });
  const files = new WorkspaceFiles({
    runtime,
    service,
    settings,
    isOpen: (uri) => texts.get(uri) !== undefined,
    isTrusted: () => options.isTrusted !== false,
  });
  const feed = new DiagnosticsFeed({
    connection,
    service,
    openFiles: () => texts.keys(),
    isExcluded: (uri) => files.isExcluded(uri),
  });

  const documentOf = (uri: string) => texts.get(uri);
  const openTexts = new OpenTexts({ service, documentOf });
  const surroundings: Surroundings = { log, documentOf, settled: async () => await openTexts.settled() };
  const inTurn = createQueue(log);
  const createProgress = async () => await connection.window.createWorkDoneProgress();
  const refreshLenses = createLensRefresh(connection, () => capabilities);

  connection.onInitialize((parameters): InitializeResult => {
    capabilities = parameters.capabilities;
    options = readInitializationOptions(parameters.initializationOptions);
    folders = (parameters.workspaceFolders ?? []).map((folder) => trimSlash(folder.uri));
    feed.usePull(capabilities.textDocument?.diagnostic !== undefined);
    return {
      serverInfo: { name: 'meshwright' },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        diagnosticProvider: {
          interFileDependencies: true,
          workspaceDiagnostics: true,
          workDoneProgress: true,
          identifier: 'meshwright',
        },
        ...REQUEST_CAPABILITIES,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(async () => {
    if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'meshwright' });
    }
    if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (capabilities.workspace?.workspaceFolders === true) {
      connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
        const gone = new Set(removed.map((folder) => trimSlash(folder.uri)));
        const stay = folders.filter((uri) => !gone.has(uri));
        folders = [...new Set([...stay, ...added.map((folder) => trimSlash(folder.uri))])];
        await inTurn(takeFolders);
      });
    }
    await inTurn(takeFolders);
  });

  /** Reads what lies below folders that are new, and forgets what lies below those that went. */
  async function takeFolders(): Promise<void> {
    service.pauseCrossChecks();
    feed.workspace.pause();
    const progress = startProgress('Meshwright reads files', createProgress);
    try {
      await readConfiguration();
      refreshAll();
      await files.setFolders(folders, progress);
      await files.readDefinitions();
    } finally {
      progress.end();
      service.setSettings((uri) => settings.settingsFor(uri));
      service.resumeCrossChecks();
      feed.workspace.resume();
      refreshAll();
    }
  }

  async function takeConfiguration(): Promise<void> {
    await readConfiguration();
    await files.rescan();
    await files.readDefinitions();
    refreshAll();
  }

  /** Asks for the settings of the editor, those of each folder included. */
  async function readConfiguration(): Promise<void> {
    if (capabilities.workspace?.configuration === true) {
      const section = 'meshwright';
      const scopes = folders.map((scopeUri) => ({ scopeUri, section }));
      const [all, ...own]: unknown[] = await connection.workspace.getConfiguration([{ section }, ...scopes]);
      settings.setBase(all, new Map(folders.map((uri, index) => [uri, own[index]])));
    }
    service.setSettings((uri) => settings.settingsFor(uri));
  }

  function refreshAll(): void {
    feed.refresh(texts.keys());
    refreshLenses();
  }

  connection.onDidChangeConfiguration(
    async ({ settings: pushed }: { settings?: { meshwright?: unknown } }) => {
      if (capabilities.workspace?.configuration !== true) settings.setBase(pushed?.meshwright);
      await inTurn(takeConfiguration);
    },
  );

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    await inTurn(async () => {
      feed.refresh(await files.apply(changes));
      refreshLenses();
    });
  });

  texts.onDidChangeContent(async ({ document }) => {
    const others = files.isExcluded(document.uri) ? [] : await openTexts.take(document);
    if (others === undefined) return;
    feed.changed(document.uri, others);
    refreshLenses();
  });

  texts.onDidClose(async ({ document }) => {
    feed.closed(document.uri);
    await inTurn(async () => feed.refresh(await files.closed(document.uri)));
  });

  connection.languages.diagnostics.on(
    handle(
      { name: 'textDocument/diagnostic', ...surroundings },
      { kind: DocumentDiagnosticReportKind.Full, items: [] },
      async ({ textDocument, previousResultId }, token) =>
        await feed.report(textDocument.uri, previousResultId, token),
    ),
  );
  connection.languages.diagnostics.onWorkspace((parameters, token, reporter, parts) => {
    const openProgress = async () =>
      WorkDoneProgressReporter.isNullInstance(reporter) ? await createProgress() : reporter;
    const sendPart = parts && ((part: WorkspaceDiagnosticReport) => parts.report(part));
    const answer = handle(
      { name: 'workspace/diagnostic', ...surroundings },
      { items: [] },
      async ({ previousResultIds }: WorkspaceDiagnosticParams) =>
        await feed.workspace.report({
          previousResultIds,
          token,
          sendPart,
          startProgress: () => startProgress('Meshwright checks files', openProgress),
        }),
    );
    return answer(parameters, token);
  });
  connection.onRequest(
    RecognitionRequest,
    handle(
      { name: RecognitionRequest, ...surroundings },
      NOTHING_RECOGNISED,
      async ({ uri }: { uri: string }) => await service.recognition(uri),
    ),
  );
  registerRequests(connection, service, surroundings);
  texts.listen(connection);
  connection.listen();
}

function trimSlash(uri: string): string {
  return uri.replace(/\/$/, '');
}
