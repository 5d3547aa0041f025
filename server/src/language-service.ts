import type {
  CodeAction,
  CodeLens,
  InlayHint,
  CompletionList,
  Diagnostic,
  DocumentHighlight,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  SelectionRange,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-types';
import { Checker } from './diagnostics/checker.ts';
import { reportFile, type ShownProblem } from './diagnostics/file-report.ts';
import { toDiagnostic } from './diagnostics/to-lsp.ts';
import { provideCodeActions } from './features/code-actions.ts';
import type { SchemaCompletion } from './features/completion/schema-items.ts';
import { provideCompletion } from './features/completion/provide-completion.ts';
import { withoutSnippets } from './features/completion/without-snippets.ts';
import { provideCodeLenses } from './features/code-lens.ts';
import { provideInlayHints } from './features/inlay-hints.ts';
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
import { DEFINITION } from './schema/crd/definition.ts';
import { SchemaStore, type SchemaSource } from './schema/store.ts';
import { isKustomization } from './workspace/kustomize.ts';
import { kindKey } from './workspace/workspace-index.ts';
import { Workspace, type WorkspaceChange } from './workspace/workspace.ts';
import type { Position } from './util/line-index.ts';
import { nextTurn } from './util/next-turn.ts';
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
  /** Milliseconds since 1970, for the rule about expired certificates; that of the clock unless given. */
  now?(): number;
  /** Told of defects of ours, such as a rule that throws. */
  log(message: string): void;
}

export interface DiagnosticReport {
  readonly items: readonly Diagnostic[];
  readonly resultId: string;
}

/** Everything an editor or the command line asks for. Positions and offsets are those of LSP (UTF-16). */
export interface LanguageService {
  /**
   * Adds a file or takes its new text.
   * @returns other files whose problems may have changed by it
   */
  setFile(uri: string, text: string): ReadonlySet<string>;
  /** Forgets a file; returns as `setFile`. */
  removeFile(uri: string): ReadonlySet<string>;
  /** Takes new settings; `settingsFor` gives those that hold for a file. Every verdict falls. */
  setSettings(settingsFor: (uri: string) => Settings): void;
  hasFile(uri: string): boolean;
  files(): string[];
  /** The problems of a file, as the settings and the file's comments let them through. */
  problems(uri: string): Promise<ShownProblem[]>;
  /** The file's problems as diagnostics, with an id that changes exactly when they do. */
  report(uri: string): Promise<DiagnosticReport>;
  /** Withholds what depends on other files, while those are still being read. */
  pauseCrossChecks(): void;
  resumeCrossChecks(): void;
  /** The resource at a position in the words of other meshes. */
  translations(uri: string, position: Position): Promise<Translation[]>;
  codeActions(uri: string, range: Range, only: readonly string[] | undefined): Promise<CodeAction[]>;
  hover(uri: string, position: Position): Promise<Hover | undefined>;
  completion(uri: string, position: Position): Promise<CompletionList>;
  definition(uri: string, position: Position): Promise<Location[]>;
  references(uri: string, position: Position, includeDeclaration: boolean): Promise<Location[]>;
  highlights(uri: string, position: Position): Promise<DocumentHighlight[]>;
  prepareRename(uri: string, position: Position): Promise<ReturnType<typeof prepareRename>>;
  /** Rejects with `UserError` for a name that Kubernetes would not take. */
  rename(uri: string, position: Position, newName: string): Promise<WorkspaceEdit | undefined>;
  documentSymbols(uri: string): DocumentSymbol[];
  /** How often names are referred to, and what selectors select. */
  codeLenses(uri: string): CodeLens[];
  inlayHints(uri: string, range: Range): InlayHint[];
  foldingRanges(uri: string): FoldingRange[];
  selectionRanges(uri: string, positions: readonly Position[]): SelectionRange[];
  workspaceSymbols(query: string): WorkspaceSymbol[];
  /** What was made of a file: whose kinds it has, and how many of them are checked. */
  recognition(uri: string): Promise<Recognition>;
  /** The YAML documents of a file. */
  documents(uri: string): readonly YamlDocument[];
  /** How often a rule ran on a resource since the start. */
  ruleRuns(): number;
}

/** How many documents are judged before requests and cancellations are let through. */
const SLICE = 50;

/** Texts longer than this are nothing that somebody edits; reading them would hold up everything else. */
const LONGEST_FILE = 16 * 1024 * 1024;

/** Composes the layers into the one object that the language server, the web worker and the CLI talk to. */
export function createLanguageService(host: LanguageServiceHost): LanguageService {
  const workspace = new Workspace();
  const store = new SchemaStore(host.schemas);
  let settingsFor: (uri: string) => Settings = () => DEFAULT_SETTINGS;
  const checker = new Checker({
    workspace,
    store,
    rules: createRuleSet(allRules),
    settingsFor: (uri) => settingsFor(uri),
    now: () => host.now?.() ?? Date.now(),
    onError: (rule, error) => host.log(`Rule ${rule.id} failed: ${describeError(error)}`),
  });

  async function problems(uri: string): Promise<ShownProblem[]> {
    await checkAll(uri);
    const file = workspace.file(uri);
    return file === undefined
      ? []
      : reportFile(file, settingsFor(uri), (document) => checker.check(document));
  }

  /** Judges every document of a file, in slices: what comes in between them may change the file. */
  async function checkAll(uri: string): Promise<void> {
    let documents = workspace.file(uri)?.documents ?? [];
    for (let start = 0; start < documents.length; start += SLICE) {
      const unchecked = () =>
        documents.slice(start, start + SLICE).filter((document) => !checker.isChecked(document));
      if (unchecked().length === 0) continue;
      await store.prepare(unchecked().flatMap((document) => workspace.resourcesOf(document)));
      if (start > 0) await nextTurn();
      const current = workspace.file(uri)?.documents ?? [];
      if (current === documents) for (const document of unchecked()) checker.check(document);
      else [documents, start] = [current, -SLICE];
    }
    // Settings or other files may have changed meanwhile, and verdicts fallen.
    if (!documents.every((document) => checker.isChecked(document))) await checkAll(uri);
  }

  /** The other files whose problems may have changed. */
  function affected(uri: string, change: WorkspaceChange): ReadonlySet<string> {
    const fallen = new Set([...otherFiles(uri, checker.apply(change)), ...redefine(change)]);
    fallen.delete(uri);
    if (!isKustomization(uri) && !change.meshesChanged) return fallen;
    // Which files are patches, or which meshes are in use, bears on every verdict.
    checker.reset();
    return new Set([...workspace.files()].map((file) => file.uri));
  }

  /** Takes over definitions of kinds that came, went or changed; returns the files that hold such kinds. */
  function redefine(change: WorkspaceChange): string[] {
    if (!change.touched.has(kindKey(DEFINITION))) return [];
    const kinds = new Set(store.setUserDefinitions(workspace.index.all(DEFINITION)));
    if (kinds.size === 0) return [];
    checker.resetKinds([...kinds]);
    return [...workspace.resources()].filter(({ key }) => kinds.has(key)).map(({ document }) => document.uri);
  }

  const reports = new Map<string, DiagnosticReport & { readonly basis: readonly unknown[] }>();
  let reportCount = 0;

  async function report(uri: string): Promise<DiagnosticReport> {
    const shown = await problems(uri);
    const documents = workspace.file(uri)?.documents ?? [];
    // Equal verdicts in equal places make an equal report: most files, most of the time.
    const basis: unknown[] = documents.flatMap((document) => [checker.check(document), document.line]);
    for (const { problem } of shown)
      for (const place of problem.related) basis.push(place.document, place.document.line);
    const previous = reports.get(uri);
    if (previous !== undefined && isSameList(previous.basis, basis)) return previous;
    const next = { items: shown.map(present), basis, resultId: String(++reportCount) };
    reports.set(uri, next);
    return next;
  }

  function resourcesIn(uri: string): readonly Resource[] {
    const documents = workspace.file(uri)?.documents ?? [];
    return documents.flatMap((document) => workspace.resourcesOf(document));
  }

  /** What stands at a position, with the schemas it needs loaded. */
  async function contextAt(uri: string, position: Position): Promise<PositionContext | undefined> {
    const document = workspace.file(uri)?.documentAt(position);
    if (document === undefined) return undefined;
    const resources = workspace.resourcesOf(document);
    await store.prepare(resources);
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

  const present = ({ problem, severity }: ShownProblem) => toDiagnostic(problem, severity, host.pageUri);

  return {
    setFile: (uri, text) => affected(uri, workspace.setFile(uri, text.length > LONGEST_FILE ? '' : text)),
    removeFile(uri) {
      reports.delete(uri);
      return affected(uri, workspace.removeFile(uri));
    },
    setSettings(next) {
      settingsFor = next;
      checker.reset();
    },
    hasFile: (uri) => workspace.file(uri) !== undefined,
    files: () => [...workspace.files()].map((file) => file.uri),
    problems,
    report,
    pauseCrossChecks: () => checker.pauseCrossChecks(),
    resumeCrossChecks: () => checker.resumeCrossChecks(),
    async translations(uri, position) {
      const { resource } = (await contextAt(uri, position)) ?? {};
      return resource === undefined ? [] : provideTranslations({ resource, index: workspace.index });
    },
    async codeActions(uri, range, only) {
      const shown = await problems(uri);
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
    documentSymbols: (uri) =>
      provideDocumentSymbols(workspace.file(uri)?.documents ?? [], (document) =>
        workspace.resourcesOf(document),
      ),
    codeLenses: (uri) =>
      settingsFor(uri).codeLens ? provideCodeLenses(resourcesIn(uri), workspace.index) : [],
    inlayHints(uri, range) {
      const { inlayHints, istio } = settingsFor(uri);
      if (!inlayHints) return [];
      const { rootNamespace } = istio;
      return provideInlayHints({ resources: resourcesIn(uri), index: workspace.index, rootNamespace, range });
    },
    foldingRanges: (uri) => provideFoldingRanges(workspace.file(uri)?.documents ?? []),
    selectionRanges: (uri, positions) =>
      positions.map((position) => {
        const document = workspace.file(uri)?.documentAt(position);
        return document === undefined
          ? { range: { start: position, end: position } }
          : provideSelectionRange(document, document.offsetAt(position));
      }),
    workspaceSymbols: (query) => provideWorkspaceSymbols(query, workspace.resources()),
    async recognition(uri) {
      const resources = resourcesIn(uri);
      await store.prepare(resources);
      return recognise(resources, store);
    },
    documents: (uri) => workspace.file(uri)?.documents ?? [],
    ruleRuns: () => checker.runs,
  };
}

function isSameList(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((item, index) => item === right[index]);
}

function otherFiles(uri: string, documents: ReadonlySet<YamlDocument>): ReadonlySet<string> {
  const files = new Set([...documents].map((document) => document.uri));
  files.delete(uri);
  return files;
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
