import type { ErrorHandler } from 'vscode-languageclient';

/**
 * Has what goes wrong with the server said in the log and the status item, as `handler` decides what to do about it.
 * A message is shown only once the server is not restarted any more.
 */
export function keepQuiet(handler: ErrorHandler): ErrorHandler {
  return {
    error: async (error, message, count) => ({
      ...(await handler.error(error, message, count)),
      handled: true,
    }),
    closed: async () => {
      const result = await handler.closed();
      // Only a handler that gives up has something to say.
      return { ...result, handled: result.message === undefined };
    },
  };
}
