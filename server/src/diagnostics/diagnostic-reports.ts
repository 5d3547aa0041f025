import type { Diagnostic } from 'vscode-languageserver-types';
import type { Cancellation } from '../util/pace.ts';
import type { Checker } from './checker.ts';
import type { ShownProblem } from './file-report.ts';
import type { FileVerdicts } from './file-verdicts.ts';

export interface DiagnosticReport {
  readonly items: readonly Diagnostic[];
  readonly resultId: string;
}

export interface DiagnosticReportsParts {
  readonly verdicts: FileVerdicts;
  readonly checker: Checker;
  toDiagnostic(problem: ShownProblem): Diagnostic;
}

/** The diagnostics of files, with ids that change exactly when they do. */
export class DiagnosticReports {
  readonly #parts: DiagnosticReportsParts;
  readonly #reports = new Map<string, DiagnosticReport & { readonly basis: readonly unknown[] }>();
  #count = 0;

  constructor(parts: DiagnosticReportsParts) {
    this.#parts = parts;
  }

  async report(uri: string, cancellation?: Cancellation): Promise<DiagnosticReport> {
    const { verdicts, checker, toDiagnostic } = this.#parts;
    const shown = await verdicts.problems(uri, cancellation);
    // Equal verdicts in equal places make an equal report: most files, most of the time.
    const basis: unknown[] = verdicts
      .documentsOf(uri)
      .flatMap((document) => [checker.check(document), document.line]);
    for (const { problem } of shown)
      for (const place of problem.related) basis.push(place.document, place.document.line);
    const previous = this.#reports.get(uri);
    if (previous !== undefined && isSameList(previous.basis, basis)) return previous;
    const items = shown.map(toDiagnostic);
    // Verdicts fall more often than they change: what the client has is then still right.
    const resultId =
      previous !== undefined && areEqual(previous.items, items) ? previous.resultId : String(++this.#count);
    const next = { items, basis, resultId };
    this.#reports.set(uri, next);
    return next;
  }

  forget(uri: string): void {
    this.#reports.delete(uri);
  }
}

function isSameList(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((item, index) => item === right[index]);
}

function areEqual(left: readonly Diagnostic[], right: readonly Diagnostic[]): boolean {
  return (
    left.length === right.length &&
    left.every((item, index) => JSON.stringify(item) === JSON.stringify(right[index]))
  );
}
