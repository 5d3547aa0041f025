import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';

import { nextTurn } from '../util/next-turn.ts';
import { UserError } from '../util/user-error.ts';

/** What every request needs from its surroundings. */
export interface HandleOptions {
  readonly name: string;
  log(message: string): void;
}

/**
 * Wraps a request: a request that was cancelled is answered as such, one that throws is logged and answered
 * with `fallback`, so that a defect of ours never reaches the user as a dialog. What the user can mend is said.
 */
export function handle<Parameters, Result>(
  { name, log }: HandleOptions,
  fallback: Result,
  answer: (parameters: Parameters, token: CancellationToken) => Promise<Result> | Result,
): (parameters: Parameters, token: CancellationToken) => Promise<Result | ResponseError<never>> {
  return async (parameters, token) => {
    // Requests arrive in bursts: a turn of the loop lets a cancellation overtake the work.
    await nextTurn();
    if (token.isCancellationRequested) return cancelled();
    try {
      const result = await answer(parameters, token);
      return token.isCancellationRequested ? cancelled() : result;
    } catch (error) {
      if (error instanceof UserError) return new ResponseError(LSPErrorCodes.RequestFailed, error.message);
      log(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return fallback;
    }
  };
}

function cancelled(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Request cancelled');
}
