import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  TextDocuments,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type Connection,
  type InitializeResult,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { SETTINGS_FILE, SettingsTree } from '../host/settings-tree.ts';
import { createLanguageService } from '../language-service.ts';
import { DiagnosticsFeed } from './diagnostics-feed.ts';
import { handle, type Surroundings } from './handle.ts';
import { createLensRefresh } from './lens-refresh.ts';
import { RecognitionRequest } from './protocol.ts';
import { registerRequests, REQUEST_CAPABILITIES } from './requests.ts';
import { readInitializationOptions, type InitializationOptions } from './initialization-options.ts';
import { OpenTexts } from './open-texts.ts';
import type { Runtime } from './runtime.ts';
import { WorkspaceFiles } from './workspace-files.ts';

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
      const watchers = ['**/*.{yaml,yml}', `**/${SETTINGS_FILE}`].map((globPattern) => ({ globPattern }));
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (capabilities.workspace?.workspaceFolders === true) {
      connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
        for (const folder of removed) files.removeFolder(trimSlash(folder.uri));
        const gone = new Set(removed.map((folder) => trimSlash(folder.uri)));
        folders = [
          ...folders.filter((uri) => !gone.has(uri)),
          ...added.map((folder) => trimSlash(folder.uri)),
        ];
        await indexWorkspace();
      });
    }
    await readConfiguration();
    await indexWorkspace();
  });

  async function readConfiguration(): Promise<void> {
    if (capabilities.workspace?.configuration !== true) return;
    settings.setBase(await connection.workspace.getConfiguration('meshwright'));
    await files.readDefinitions();
    service.setSettings((uri) => settings.settingsFor(uri));
    feed.refresh(texts.keys());
    refreshLenses();
  }

  async function indexWorkspace(): Promise<void> {
    service.pauseCrossChecks();
    await files.index(folders);
    await files.readDefinitions();
    service.setSettings((uri) => settings.settingsFor(uri));
    await service.resumeCrossChecks();
    feed.refresh(texts.keys());
    refreshLenses();
  }

  connection.onDidChangeConfiguration(
    async ({ settings: pushed }: { settings?: { meshwright?: unknown } }) => {
      if (capabilities.workspace?.configuration === true) return await readConfiguration();
      settings.setBase(pushed?.meshwright);
      service.setSettings((uri) => settings.settingsFor(uri));
      feed.refresh(texts.keys());
      refreshLenses();
    },
  );

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    for (const { uri } of changes) feed.refresh(await files.changed(uri));
    refreshLenses();
  });

  texts.onDidChangeContent(async ({ document }) => {
    const others = files.isExcluded(document.uri) ? [] : await openTexts.take(document);
    if (others === undefined) return;
    feed.changed(document.uri, others);
    refreshLenses();
  });

  texts.onDidClose(async ({ document }) => {
    feed.closed(document.uri);
    feed.refresh(await files.changed(document.uri));
  });

  connection.languages.diagnostics.on(
    handle(
      { name: 'textDocument/diagnostic', ...surroundings },
      { kind: DocumentDiagnosticReportKind.Full, items: [] },
      async ({ textDocument, previousResultId }, token) =>
        await feed.report(textDocument.uri, previousResultId, token),
    ),
  );
  connection.languages.diagnostics.onWorkspace(
    handle(
      { name: 'workspace/diagnostic', ...surroundings },
      { items: [] },
      async ({ previousResultIds }, token) => await feed.reportWorkspace(previousResultIds, token),
    ),
  );
  connection.onRequest(
    RecognitionRequest,
    handle(
      { name: RecognitionRequest, ...surroundings },
      { meshes: [], resources: 0, checked: 0 },
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
