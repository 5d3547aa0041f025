import { State, type BaseLanguageClient } from 'vscode-languageclient';
import { keepQuiet } from './quiet-errors.ts';
import type { Status } from './status.ts';

/**
 * Starts a client's server and keeps the status item true to its state from then on. A server that does not start is
 * said there and in the log; the client stays usable for a restart.
 */
export async function launch<Client extends BaseLanguageClient>(
  client: Client,
  status: Status,
): Promise<Client> {
  client.clientOptions.errorHandler = keepQuiet(client.createDefaultErrorHandler());
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Starting) status.starting();
    else if (newState === State.Running) status.ready();
    else status.stopped();
  });
  await client.start().catch(() => status.stopped());
  return client;
}
