/** One run of the end-to-end suite in one VS Code. All paths are absolute. */
export interface SuiteRun {
  /** The extension under test, from its sources; undefined when an installed one is tested. */
  readonly extension?: string;
  /** Other extensions that run beside it, from their sources. */
  readonly neighbours?: readonly string[];
  /** The module whose `run` is the suite. */
  readonly tests: string;
  /** The folder that is opened. */
  readonly folder: string;
  /** Where VS Code keeps its settings and extensions. */
  readonly dataFolder: string;
  /** Variables that the suite reads. */
  readonly env: Readonly<Record<string, string>>;
  /** An existing folder for the pictures that the suite asks for; hosts without a page take none. */
  readonly pictures?: string;
}

/** How long a suite may take, in milliseconds; a run that hangs must not hang the build. */
export const suiteTimeout = 150_000;
