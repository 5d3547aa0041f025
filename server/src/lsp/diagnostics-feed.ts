import {
  DocumentDiagnosticReportKind,
  type CancellationToken,
  type Connection,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { LanguageService } from '../language-service.ts';
import { WorkspaceReports } from './workspace-reports.ts';

export interface DiagnosticsFeedParts {
  readonly connection: Connection;
  readonly service: LanguageService;
  openFiles(): string[];
  isExcluded(uri: string): boolean;
}

/** How long typing must pause before problems are pushed, in milliseconds. Clients that pull decide themselves. */
const PUSH_DELAY = 30;
/** How long changes are gathered before the client is asked to pull again, in milliseconds. */
const REFRESH_DELAY = 100;

/** Brings diagnostics to the client: on its request if it pulls, else by pushing them. */
export class DiagnosticsFeed {
  /** The problems of all files, for clients that ask for them. */
  readonly workspace: WorkspaceReports;
  readonly #parts: DiagnosticsFeedParts;
  readonly #pushing = new Map<string, ReturnType<typeof setTimeout>>();
  #refreshing: ReturnType<typeof setTimeout> | undefined;
  #pulls = false;

  constructor(parts: DiagnosticsFeedParts) {
    this.#parts = parts;
    this.workspace = new WorkspaceReports({
      files: () => parts.service.files(),
      report: async (uri, previousResultId, token) => await this.report(uri, previousResultId, token),
    });
  }

  usePull(pulls: boolean): void {
    this.#pulls = pulls;
  }

  /** An open file has a new text, which may have changed the problems of `others`. */
  changed(uri: string, others: Iterable<string>): void {
    if (!this.#pulls) this.#push(uri);
    this.refresh(others);
  }

  /** The problems of these files may have changed without an edit of their own. */
  refresh(uris: Iterable<string>): void {
    this.workspace.changed();
    const open = new Set(this.#parts.openFiles());
    const affected = [...uris];
    if (affected.length === 0) return;
    if (!this.#pulls) {
      for (const uri of affected) if (open.has(uri)) this.#push(uri);
      return;
    }
    if (this.#refreshing !== undefined) return;
    this.#refreshing = setTimeout(() => {
      this.#refreshing = undefined;
      void this.#parts.connection.languages.diagnostics.refresh();
    }, REFRESH_DELAY);
  }

  closed(uri: string): void {
    clearTimeout(this.#pushing.get(uri));
    this.#pushing.delete(uri);
    if (!this.#pulls) void this.#parts.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  async report(
    uri: string,
    previousResultId: string | undefined,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport> {
    if (this.#parts.isExcluded(uri)) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const { items, resultId } = await this.#parts.service.report(uri, token);
    if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, items: [...items], resultId };
  }

  #push(uri: string): void {
    clearTimeout(this.#pushing.get(uri));
    this.#pushing.set(
      uri,
      setTimeout(() => void this.#send(uri), PUSH_DELAY),
    );
  }

  async #send(uri: string): Promise<void> {
    this.#pushing.delete(uri);
    const { items } = await this.#parts.service.report(uri);
    if (this.#pushing.has(uri)) return;
    await this.#parts.connection.sendDiagnostics({ uri, diagnostics: [...items] });
  }
}
