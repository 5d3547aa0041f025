import type {
  CodeAction,
  CodeLens,
  InlayHint,
  CompletionList,
  DocumentHighlight,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  SelectionRange,
  TextEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-types';
import { Checker } from './diagnostics/checker.ts';
import { DiagnosticReports, type DiagnosticReport } from './diagnostics/diagnostic-reports.ts';
import type { ShownProblem } from './diagnostics/file-report.ts';
import { FileVerdicts } from './diagnostics/file-verdicts.ts';
import { toDiagnostic } from './diagnostics/to-lsp.ts';
import { provideCodeActions } from './features/code-actions.ts';
import { FIX_ALL_KIND, provideFixAll, safeRepairs, wantsFixAll } from './features/fix-all.ts';
import type { SchemaCompletion } from './features/completion/schema-items.ts';
import { provideCompletion } from './features/completion/provide-completion.ts';
import { withoutSnippets } from './features/completion/without-snippets.ts';
import { provideCodeLenses } from './features/code-lens.ts';
import { provideInlayHints } from './features/inlay-hints/provide-inlay-hints.ts';
import { provideDefinition } from './features/definition.ts';
import { provideDocumentSymbols } from './features/document-symbols.ts';
import { provideFoldingRanges, provideSelectionRange } from './features/folding.ts';
import { provideHighlights, provideReferences } from './features/references.ts';
import { recognise, type Recognition } from './features/recognition.ts';
import { provideRefactorings } from './features/refactorings/provide-refactorings.ts';
import { prepareRename, provideRename } from './features/rename.ts';
import { provideTranslations, type Translation } from './features/translate/provide-translations.ts';
import { provideTranslationActions } from './features/translate/translation-actions.ts';
import { provideWorkspaceSymbols } from './features/workspace-symbols.ts';
import { provideHover } from './features/hover.ts';
import { createPositionContext, type PositionContext } from './features/position-context.ts';
import type { Resource } from './resources/resource.ts';
import { DEFAULT_SETTINGS, type Settings } from './resources/settings.ts';
import { allRules } from './rules/index.ts';
import { createRuleSet } from './rules/run.ts';
import { SchemaStore, type SchemaSource } from './schema/store.ts';
import { allLookups } from './workspace/lookup.ts';
import { Workspace } from './workspace/workspace.ts';
import type { Position } from './util/line-index.ts';
import { Pace, type Cancellation } from './util/pace.ts';
import type { Range, YamlDocument } from './yaml/document.ts';

/** What the outside supplies. The service itself touches no disk and no network; of the clock it asks the date only. */
export interface LanguageServiceHost {
  readonly schemas: SchemaSource;
  /** Address of a code's page, with `{code}` in the code's place; undefined for clients that show none. */
  readonly pageUri?: string | undefined;
  /** Command that opens a comparison note; undefined for clients that have none. */
  readonly openNoteCommand?: string | undefined;
  /** Command that changes a code's severity in the settings; undefined for clients that have none. */
  readonly setSeverityCommand?: string | undefined;
  /** Command that shows a resource in another mesh, given an address and a position; undefined as above. */
  readonly showTranslationCommand?: string | undefined;
  /** False for clients that would show the `$1` of a snippet. */
  readonly takesSnippets?: boolean | undefined;
  /** True if no file changes after the first question about problems. */
  readonly isFrozen?: boolean | undefined;
  /** Milliseconds since 1970, for the rule about expired certificates; that of the clock unless given. */
  now?(): number;
  /** Told of defects of ours, such as a rule that throws. */
  log(message: string): void;
}

/**
 * Everything an editor or the command line asks for. Positions and offsets are those of LSP (UTF-16). Long work lets
 * others in between its steps, and rejects once it is cancelled. An answer about places that an edit of the same file
 * has overtaken is of no use.
 */
export interface LanguageService {
  /**
   * Adds a file or takes its new text.
   * @returns other files whose problems may have changed by it
   */
  setFile(uri: string, text: string): ReadonlySet<string>;
  /**
   * Does as `setFile` does, but lets others in meanwhile if the file is large; they see the file as it was before.
   * @param isStale whether the text has been overtaken: it is then not taken, and nothing returned
   */
  setFileInSlices(
    uri: string,
    text: string,
    isStale: () => boolean,
  ): Promise<ReadonlySet<string> | undefined>;
  /** Forgets a file; returns as `setFile`. */
  removeFile(uri: string): ReadonlySet<string>;
  /** Takes new settings; `settingsFor` gives those that hold for a file. Every verdict falls. */
  setSettings(settingsFor: (uri: string) => Settings): void;
  hasFile(uri: string): boolean;
  files(): string[];
  /** The problems of a file, as the settings and the file's comments let them through. */
  problems(uri: string, cancellation?: Cancellation): Promise<ShownProblem[]>;
  /** The file's problems as diagnostics, with an id that changes exactly when they do. */
  report(uri: string, cancellation?: Cancellation): Promise<DiagnosticReport>;
  /** Withholds what depends on other files, while those are still being read. */
  pauseCrossChecks(): void;
  resumeCrossChecks(): void;
  /** The resource at a position in the words of other meshes. */
  translations(uri: string, position: Position): Promise<Translation[]>;
  /** The edits after which a file has no problem left that is safe to repair. */
  fixAll(uri: string): Promise<TextEdit[]>;
  codeActions(
    uri: string,
    range: Range,
    only: readonly string[] | undefined,
    cancellation?: Cancellation,
  ): Promise<CodeAction[]>;
  hover(uri: string, position: Position): Promise<Hover | undefined>;
  completion(uri: string, position: Position): Promise<CompletionList>;
  definition(uri: string, position: Position): Promise<Location[]>;
  references(uri: string, position: Position, includeDeclaration: boolean): Promise<Location[]>;
  highlights(uri: string, position: Position): Promise<DocumentHighlight[]>;
  prepareRename(uri: string, position: Position): Promise<ReturnType<typeof prepareRename>>;
  /** Rejects with `UserError` for a name that Kubernetes would not take. */
  rename(uri: string, position: Position, newName: string): Promise<WorkspaceEdit | undefined>;
  documentSymbols(uri: string, cancellation?: Cancellation): Promise<DocumentSymbol[]>;
  /** How often names are referred to, and what selectors select. */
  codeLenses(uri: string, cancellation?: Cancellation): Promise<CodeLens[]>;
  inlayHints(uri: string, range: Range): InlayHint[];
  foldingRanges(uri: string, cancellation?: Cancellation): Promise<FoldingRange[]>;
  selectionRanges(uri: string, positions: readonly Position[]): SelectionRange[];
  workspaceSymbols(query: string, cancellation?: Cancellation): Promise<WorkspaceSymbol[]>;
  /** What was made of a file: whose kinds it has, and what they are checked by. */
  recognition(uri: string): Promise<Recognition>;
  /** The YAML documents of a file. */
  documents(uri: string): readonly YamlDocument[];
  /** How often a rule ran on a resource since the start. */
  ruleRuns(): number;
}

/** Composes the layers into the one object that the language server, the web worker and the CLI talk to. */
export function createLanguageService(host: LanguageServiceHost): LanguageService {
  const workspace = new Workspace();
  const store = new SchemaStore(host.schemas);
  const pace = new Pace();
  let settingsFor: (uri: string) => Settings = () => DEFAULT_SETTINGS;
  const checker = new Checker({
    workspace,
    store,
    rules: createRuleSet(allRules),
    isFrozen: host.isFrozen === true,
    settingsFor: (uri) => settingsFor(uri),
    now: () => host.now?.() ?? Date.now(),
    onError: (rule, error) => host.log(`Rule ${rule.id} failed: ${describeError(error)}`),
  });

  const verdicts = new FileVerdicts({ workspace, store, checker, settingsFor: (uri) => settingsFor(uri) });
  const present = ({ problem, severity }: ShownProblem) => toDiagnostic(problem, severity, host.pageUri);
  const reports = new DiagnosticReports({ verdicts, checker, toDiagnostic: present });

  async function fixAll(uri: string): Promise<TextEdit[]> {
    const first = safeRepairs(await verdicts.problems(uri));
    const text = workspace.file(uri)?.text ?? '';
    return await provideFixAll(text, async (trial) =>
      trial === text ? first : await verdicts.problemsWith(uri, trial, safeRepairs),
    );
  }

  /** The action that does so, as it is run on save. */
  async function fixAllActions(uri: string, only: readonly string[] | undefined): Promise<CodeAction[]> {
    const edits = wantsFixAll(only) ? await fixAll(uri) : [];
    if (edits.length === 0) return [];
    return [{ title: 'Fix all safe mesh problems', kind: FIX_ALL_KIND, edit: { changes: { [uri]: edits } } }];
  }

  function resourcesIn(uri: string): readonly Resource[] {
    const documents = verdicts.documentsOf(uri);
    return documents.flatMap((document) => workspace.resourcesOf(document));
  }

  /** What stands at a position, with the schemas it needs loaded. */
  async function contextAt(uri: string, position: Position): Promise<PositionContext | undefined> {
    const document = workspace.file(uri)?.documentAt(position);
    if (document === undefined) return undefined;
    const resources = workspace.resourcesOf(document);
    await store.prepare(resources);
    // An edit may have come meanwhile.
    if (workspace.file(uri)?.documentAt(position) !== document) return await contextAt(uri, position);
    return createPositionContext(document, document.offsetAt(position), { resources, store });
  }

  async function refactorings(
    uri: string,
    position: Position,
    only: readonly string[] | undefined,
  ): Promise<CodeAction[]> {
    const { resource, offset } = (await contextAt(uri, position)) ?? {};
    if (resource === undefined || offset === undefined) return [];
    const target = {
      resource,
      offset,
      index: workspace.index,
      store,
      settings: settingsFor(uri),
      resourcesOfFile: resourcesIn(uri),
    };
    return provideRefactorings(target, only);
  }

  /** Where the client can show it, the way to the same intent in another mesh. */
  async function translationActions(
    uri: string,
    position: Position,
    only: readonly string[] | undefined,
  ): Promise<CodeAction[]> {
    const command = host.showTranslationCommand;
    const { resource } = (await contextAt(uri, position)) ?? {};
    if (command === undefined || resource === undefined) return [];
    return provideTranslationActions({
      source: { resource, index: workspace.index },
      position,
      only,
      command,
    });
  }

  let completer: Promise<SchemaCompletion> | undefined;

  /** The completer is a large library: nothing of it is loaded before the first completion. */
  function schemaCompletion(): Promise<SchemaCompletion> {
    completer ??= import('./features/completion/schema-items.ts').then(({ createSchemaCompletion }) => {
      const paths = new Set(store.rows.flatMap((row) => row.schema ?? []));
      return createSchemaCompletion([...paths], async (path) => await host.schemas.read(path));
    });
    return completer;
  }

  return {
    setFile: (uri, text) => verdicts.setFile(uri, text),
    setFileInSlices: async (uri, text, isStale) => await verdicts.setFileInSlices(uri, text, isStale),
    removeFile(uri) {
      reports.forget(uri);
      return verdicts.removeFile(uri);
    },
    setSettings(next) {
      settingsFor = next;
      checker.reset();
    },
    hasFile: (uri) => workspace.file(uri) !== undefined,
    files: () => [...workspace.files()].map((file) => file.uri),
    problems: async (uri, cancellation) => await verdicts.problems(uri, cancellation),
    report: async (uri, cancellation) => await reports.report(uri, cancellation),
    pauseCrossChecks() {
      // Else the first verdict after it would sort all resources into all lookups at once.
      for (const lookup of allLookups()) workspace.index.register(lookup);
      checker.pauseCrossChecks();
    },
    resumeCrossChecks: () => checker.resumeCrossChecks(),
    async translations(uri, position) {
      const { resource } = (await contextAt(uri, position)) ?? {};
      return resource === undefined ? [] : provideTranslations({ resource, index: workspace.index });
    },
    fixAll,
    async codeActions(uri, range, only, cancellation) {
      const shown = await verdicts.problems(uri, cancellation);
      const file = workspace.file(uri);
      if (file === undefined) return [];
      const actions = provideCodeActions({
        file,
        range,
        only,
        problems: shown,
        setSeverityCommand: host.setSeverityCommand,
        toDiagnostic: present,
      });
      actions.push(...(await fixAllActions(uri, only)));
      const wantsRefactorings = only?.every((kind) => !kind.startsWith('refactor')) !== true;
      if (!wantsRefactorings) return actions;
      const translations = await translationActions(uri, range.start, only);
      return [...actions, ...(await refactorings(uri, range.start, only)), ...translations];
    },
    async hover(uri, position) {
      const context = await contextAt(uri, position);
      return (
        context &&
        provideHover(context, {
          openNoteCommand: host.openNoteCommand,
          pageUri: host.pageUri,
          index: workspace.index,
          length: settingsFor(uri).hover,
        })
      );
    },
    async completion(uri, position) {
      const context = await contextAt(uri, position);
      if (context === undefined) return { isIncomplete: false, items: [] };
      const { document, offset } = context;
      const list = await provideCompletion({
        document,
        offset,
        resources: workspace.resourcesOf(document),
        store,
        index: workspace.index,
        schemaCompletion,
      });
      return host.takesSnippets === false ? withoutSnippets(list) : list;
    },
    async definition(uri, position) {
      const context = await contextAt(uri, position);
      return context === undefined ? [] : provideDefinition(context, workspace.index);
    },
    async references(uri, position, includeDeclaration) {
      const context = await contextAt(uri, position);
      return context === undefined ? [] : provideReferences(context, workspace.index, includeDeclaration);
    },
    async highlights(uri, position) {
      const context = await contextAt(uri, position);
      return context === undefined ? [] : provideHighlights(context, workspace.index);
    },
    async prepareRename(uri, position) {
      const context = await contextAt(uri, position);
      return context && prepareRename(context);
    },
    async rename(uri, position, newName) {
      const context = await contextAt(uri, position);
      return context && provideRename(context, workspace.index, newName);
    },
    async documentSymbols(uri, cancellation) {
      const documents = verdicts.documentsOf(uri);
      const outline = provideDocumentSymbols(documents, (document) => workspace.resourcesOf(document));
      return await pace.gather(outline, cancellation);
    },
    async codeLenses(uri, cancellation) {
      if (!settingsFor(uri).codeLens) return [];
      return await pace.gather(provideCodeLenses(resourcesIn(uri), workspace.index), cancellation);
    },
    inlayHints(uri, range) {
      const { inlayHints, istio } = settingsFor(uri);
      if (!inlayHints) return [];
      return provideInlayHints({
        resources: resourcesIn(uri),
        index: workspace.index,
        rootNamespace: istio.rootNamespace,
        isPatch: workspace.isPatch(uri),
        range,
      });
    },
    foldingRanges: async (uri, cancellation) =>
      await pace.gather(provideFoldingRanges(verdicts.documentsOf(uri)), cancellation),
    selectionRanges: (uri, positions) =>
      positions.map((position) => {
        const document = workspace.file(uri)?.documentAt(position);
        return document === undefined
          ? { range: { start: position, end: position } }
          : provideSelectionRange(document, document.offsetAt(position));
      }),
    workspaceSymbols: async (query, cancellation) =>
      await pace.gather(provideWorkspaceSymbols(query, workspace.resources()), cancellation),
    async recognition(uri) {
      const resources = resourcesIn(uri);
      await store.prepare(resources);
      const isTemplate = workspace.chartPartOf(uri) === 'template';
      return { ...recognise(resources, store, settingsFor(uri)), ...(isTemplate ? { isTemplate } : {}) };
    },
    documents: (uri) => verdicts.documentsOf(uri),
    ruleRuns: () => checker.runs,
  };
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
