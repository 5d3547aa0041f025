import { describe, expect, it } from 'vitest';
import type { CloseHandlerResult, ErrorHandler, ErrorHandlerResult } from 'vscode-languageclient';
import { keepQuiet } from '../../client/src/quiet-errors.ts';

// The library's enums need VS Code at run time; these are their numbers.
const goOn = JSON.parse('{ "action": 1 }') as ErrorHandlerResult;
const restart = JSON.parse('{ "action": 2 }') as CloseHandlerResult;
const giveUp = JSON.parse('{ "action": 1, "message": "crashed 5 times" }') as CloseHandlerResult;

function handler(closed: CloseHandlerResult): ErrorHandler {
  return { error: () => goOn, closed: () => closed };
}

describe('errors of the connection', () => {
  it('are shown only when the server is given up', async () => {
    expect(await keepQuiet(handler(restart)).closed()).toEqual({ ...restart, handled: true });
    expect(await keepQuiet(handler(giveUp)).closed()).toEqual({ ...giveUp, handled: false });
  });

  it('while writing are left to the log', async () => {
    const result = await keepQuiet(handler(restart)).error(new Error('EPIPE'), undefined, 1);
    expect(result).toEqual({ ...goOn, handled: true });
  });
});
