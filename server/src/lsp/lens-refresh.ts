import { CodeLensRefreshRequest, type ClientCapabilities, type Connection } from 'vscode-languageserver';

/** How long changes are gathered before the client is asked to look again, in milliseconds. */
const DELAY = 500;

/**
 * Gives the function that has the client ask again for lenses and hints: they count what stands in other files, so
 * that they may be out of date where nothing was typed. Clients that cannot be asked are left alone.
 */
export function createLensRefresh(
  connection: Connection,
  capabilities: () => ClientCapabilities,
): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const refresh = (): void => {
    waiting = undefined;
    const { codeLens, inlayHint } = capabilities().workspace ?? {};
    // A client that is about to hang up answers no more; nothing depends on its answer.
    const ignore = (): void => undefined;
    if (codeLens?.refreshSupport === true) {
      connection.sendRequest(CodeLensRefreshRequest.type).catch(ignore);
    }
    if (inlayHint?.refreshSupport === true) connection.languages.inlayHint.refresh().catch(ignore);
  };
  return () => {
    waiting ??= setTimeout(refresh, DELAY);
  };
}
