import type { ShownProblem } from '../diagnostics/file-report.ts';

/** The outcome of a run, before it is printed. */
export interface LintResult {
  readonly files: number;
  readonly documents: number;
  /** In the order of the files and, within a file, of the text. */
  readonly problems: readonly LintProblem[];
}

export interface LintProblem extends ShownProblem {
  /** The file as the user would name it: relative to the working directory, `-` for standard input. */
  readonly file: string;
  /** How to name another file that a problem or a fix refers to. */
  readonly nameOf: (uri: string) => string;
}
