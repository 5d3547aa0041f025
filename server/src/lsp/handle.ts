import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Position,
  type Range,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { nextTurn } from '../util/next-turn.ts';
import { UserError } from '../util/user-error.ts';

/** What every request needs from its surroundings. */
export interface Surroundings {
  log(message: string): void;
  /** Resolves once the service knows the texts that editors show. */
  settled(): Promise<void>;
  /** What an editor shows; undefined for files that none shows. */
  documentOf(uri: string): TextDocument | undefined;
}

export interface HandleOptions extends Surroundings {
  readonly name: string;
}

type Answer<Parameters, Result> = (
  parameters: Parameters,
  token: CancellationToken,
) => Promise<Result> | Result;

type Handler<Parameters, Result> = (
  parameters: Parameters,
  token: CancellationToken,
) => Promise<Result | ResponseError<never>>;

/**
 * Wraps a request: a request that was cancelled is answered as such, one that throws is logged and answered
 * with `fallback`, so that a defect of ours never reaches the user as a dialog. What the user can mend is said.
 */
export function handle<Parameters, Result>(
  { name, log, settled }: HandleOptions,
  fallback: Result,
  answer: Answer<Parameters, Result>,
): Handler<Parameters, Result> {
  return async (parameters, token) => {
    // Requests arrive in bursts: a turn of the loop lets a cancellation overtake the work.
    await nextTurn();
    await settled();
    if (token.isCancellationRequested) return cancelled();
    try {
      const result = await answer(parameters, token);
      return token.isCancellationRequested ? cancelled() : result;
    } catch (error) {
      if (token.isCancellationRequested) return cancelled();
      if (error instanceof UserError) return new ResponseError(LSPErrorCodes.RequestFailed, error.message);
      log(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return fallback;
    }
  };
}

/**
 * Wraps a request about places in a text as `handle` does. One that an edit has overtaken is not answered: its places
 * would be those of the old text.
 */
export function handleInText<Parameters extends { readonly textDocument: { readonly uri: string } }, Result>(
  options: HandleOptions,
  fallback: Result,
  answer: Answer<Parameters, Result>,
): Handler<Parameters, Result> {
  return unlessOvertaken(options, () => undefined, handle(options, fallback, answer));
}

/**
 * Wraps a request for what may stand at a position. Somebody who types on still wants the answer: only an edit before
 * the position overtakes it.
 */
export function handleTyping<
  Parameters extends { readonly textDocument: { readonly uri: string }; readonly position: Position },
  Result,
>(options: HandleOptions, fallback: Result, answer: Answer<Parameters, Result>): Handler<Parameters, Result> {
  const start = { line: 0, character: 0 };
  const before = ({ position }: Parameters) => ({ start, end: position });
  return unlessOvertaken(options, before, handle(options, fallback, answer));
}

/** @param rangeOf the part of the text that the answer rests on; undefined for all of it */
function unlessOvertaken<Parameters extends { readonly textDocument: { readonly uri: string } }, Result>(
  { documentOf }: HandleOptions,
  rangeOf: (parameters: Parameters) => Range | undefined,
  handler: Handler<Parameters, Result>,
): Handler<Parameters, Result> {
  return async (parameters, token) => {
    const text = () => documentOf(parameters.textDocument.uri)?.getText(rangeOf(parameters));
    const asked = text();
    const result = await handler(parameters, token);
    if (text() === asked || result instanceof ResponseError) return result;
    return new ResponseError(LSPErrorCodes.ContentModified, 'Content modified');
  };
}

function cancelled(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Request cancelled');
}
