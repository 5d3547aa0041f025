import {
  DocumentDiagnosticReportKind,
  type CancellationToken,
  type DocumentDiagnosticReport,
  type PreviousResultId,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { Pace } from '../util/pace.ts';
import type { Progress } from './progress.ts';

export interface WorkspaceReportsParts {
  /** Addresses of all files. */
  files(): readonly string[];
  report(
    uri: string,
    previousResultId: string | undefined,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport>;
}

export interface WorkspaceReportRequest {
  /** What the client has of earlier reports. */
  readonly previousResultIds: readonly PreviousResultId[];
  readonly token: CancellationToken;
  /** Takes a part of the report ahead of the rest; undefined for clients that want it whole. */
  readonly sendPart: ((part: WorkspaceDiagnosticReport) => void) | undefined;
  startProgress(): Progress;
}

/** How long problems are gathered before they are sent ahead, in milliseconds. */
const PART = 250;
/** How long to wait after a change before all files are looked through, in milliseconds: others are more urgent. */
const SETTLING = 300;

/** Reports the problems of all files, those of no editor included. */
export class WorkspaceReports {
  readonly #parts: WorkspaceReportsParts;
  readonly #waiting = new Set<() => void>();
  #changes = 0;
  #isReady = false;
  /** The last complete report: what had changed by then, and the ids in it. */
  #told: { readonly changes: number; readonly ids: ReadonlyMap<string, string> } | undefined;

  constructor(parts: WorkspaceReportsParts) {
    this.#parts = parts;
  }

  /** Something happened by which problems may have come or gone. */
  changed(): void {
    this.#changes++;
    for (const wake of this.#waiting) wake();
  }

  /** Files are being read: what is said of half a workspace would soon be wrong. */
  pause(): void {
    this.#isReady = false;
  }

  resume(): void {
    this.#isReady = true;
    this.changed();
  }

  /**
   * Answers a request once the files are read. A client that takes parts asks again and again, so that one which knows
   * everything is answered when something has changed.
   */
  async report(request: WorkspaceReportRequest): Promise<WorkspaceDiagnosticReport> {
    const { previousResultIds, token, sendPart } = request;
    const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    while (!this.#isReady && !token.isCancellationRequested) await this.#nextChange(token);
    if (sendPart !== undefined && this.#isUpToDate(previous)) {
      await this.#nextChange(token);
      await new Promise((resolve) => setTimeout(resolve, SETTLING));
    }
    const changes = this.#changes;
    const progress = request.startProgress();
    try {
      const { rest, ids } = await this.#reportAll(previous, request, progress);
      this.#told = { changes, ids };
      return { items: rest };
    } finally {
      progress.end();
    }
  }

  /** Reports all files, in slices, so that requests are answered meanwhile. Gives what was not sent ahead. */
  async #reportAll(
    previous: ReadonlyMap<string, string>,
    { token, sendPart }: WorkspaceReportRequest,
    progress: Progress,
  ): Promise<{ rest: WorkspaceDocumentDiagnosticReport[]; ids: ReadonlyMap<string, string> }> {
    const ids = new Map<string, string>();
    const files = new Set(this.#parts.files());
    const gone = [...previous.keys()].filter((uri) => !files.has(uri));
    const { Full } = DocumentDiagnosticReportKind;
    let part = gone.map((uri): WorkspaceDocumentDiagnosticReport => ({
      kind: Full,
      items: [],
      uri,
      version: null,
    }));
    const pace = new Pace();
    let [partStart, count, isDivided] = [Date.now(), 0, false];
    const send = (): void => {
      sendPart?.({ items: part });
      part = [];
      [partStart, isDivided] = [Date.now(), true];
    };
    for (const uri of files) {
      await pace.rest(token);
      const report = await this.#parts.report(uri, previous.get(uri), token);
      if (isNews(report) || previous.has(uri)) {
        part.push({ ...report, uri, version: null });
        if (report.resultId !== undefined) ids.set(uri, report.resultId);
      }
      progress.report(++count, files.size);
      if (sendPart !== undefined && part.length > 0 && Date.now() - partStart >= PART) send();
    }
    // The protocol wants all that is left sent as a part, too, once there was one.
    if (isDivided) send();
    return { rest: part, ids };
  }

  #isUpToDate(previous: ReadonlyMap<string, string>): boolean {
    const { changes, ids } = this.#told ?? {};
    if (ids === undefined || changes !== this.#changes || ids.size !== previous.size) return false;
    return [...ids].every(([uri, id]) => previous.get(uri) === id);
  }

  /** Resolves when something has changed or the request is cancelled. */
  async #nextChange(token: CancellationToken): Promise<void> {
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        cancelling.dispose();
        resolve();
      };
      const cancelling = token.onCancellationRequested(wake);
      this.#waiting.add(wake);
    });
  }
}

/** A file without problems is worth a word only to a client that knows of some. */
function isNews(report: DocumentDiagnosticReport): boolean {
  return report.kind === DocumentDiagnosticReportKind.Unchanged || report.items.length > 0;
}
