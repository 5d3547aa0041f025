import type { WorkDoneProgressReporter } from 'vscode-languageserver';

/** Tells the user how far a piece of work is. */
export interface Progress {
  /** Takes how many files are done, of how many. */
  report(done: number, total: number): void;
  end(): void;
}

/** How long work goes on before the user is told of it, in milliseconds: most is done before anybody wonders. */
const DELAY = 1000;
/** How long one figure is shown, in milliseconds. */
const INTERVAL = 200;

/**
 * Starts a piece of work that the user is told of if it takes long.
 * @param open asks the client for a place to show it; clients that have none give one that does nothing
 */
export function startProgress(title: string, open: () => Promise<WorkDoneProgressReporter>): Progress {
  let shownAt = Date.now() + DELAY - INTERVAL;
  let reporter: WorkDoneProgressReporter | undefined;
  let isOpening = false;
  let isOver = false;

  async function begin(percentage: number, message: string): Promise<void> {
    isOpening = true;
    const opened = await open();
    opened.begin(title, percentage, message, false);
    if (isOver) opened.done();
    else reporter = opened;
  }

  return {
    report(done, total) {
      if (Date.now() - shownAt < INTERVAL) return;
      shownAt = Date.now();
      const percentage = Math.floor((100 * done) / total);
      const message = `${done} of ${total} files`;
      if (reporter !== undefined) reporter.report(percentage, message);
      // The work does not depend on a client that does not answer.
      else if (!isOpening) void begin(percentage, message).catch(() => undefined);
    },
    end() {
      isOver = true;
      reporter?.done();
    },
  };
}
