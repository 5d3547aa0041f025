import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { createClientOptions } from './client-options.ts';
import { launch } from './launch.ts';
import { serverFlags } from './server-flags.ts';
import type { Status } from './status.ts';

/** Starts the server as a Node process of its own. */
export async function launchNodeServer(
  context: vscode.ExtensionContext,
  status: Status,
): Promise<LanguageClient> {
  const module = context.asAbsolutePath('dist/server.js');
  const transport = TransportKind.ipc;
  const client = new LanguageClient(
    'meshwright',
    'Meshwright',
    {
      run: { module, transport, options: { execArgv: [...serverFlags] } },
      debug: { module, transport, options: { execArgv: [...serverFlags, '--nolazy', '--inspect=6009'] } },
    },
    createClientOptions(),
  );
  return await launch(client, status);
}
