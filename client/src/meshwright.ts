import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { registerCommands } from './commands.ts';
import { whenManifestOpens } from './manifest-documents.ts';
import { registerSnippetCompletion } from './snippet-completion.ts';
import { createStatus, type Status } from './status.ts';
import { watchRecognition } from './watch-recognition.ts';
import { shareWithYamlExtension } from './yaml-extension.ts';

/** Runs the server and gives the client that talks to it, which stays the same when the server is restarted. */
export type LaunchServer = (status: Status) => Promise<BaseLanguageClient>;

/**
 * Sets up everything that does not depend on where the server runs, and has the server started as soon as a document
 * is open that may hold resources: most projects have JSON and no manifests. Gives the function that stops the server.
 */
export function startMeshwright(
  context: vscode.ExtensionContext,
  launchServer: LaunchServer,
): () => Promise<void> {
  const status = createStatus();
  let client: Promise<BaseLanguageClient> | undefined;
  const start = async (): Promise<BaseLanguageClient> => {
    if (client === undefined) {
      client = launchServer(status);
      void shareWithYamlExtension();
      void client.then((running) => context.subscriptions.push(watchRecognition(running, status)));
    }
    return await client;
  };
  const stop = async (): Promise<void> => {
    const running = await client;
    // One that did not start, or was given up, cannot be stopped.
    if (running?.needsStop() === true) await running.stop();
  };
  const restartServer = async (): Promise<void> => {
    await stop();
    await (await start()).start();
  };
  context.subscriptions.push(
    status,
    // The server is told at its start whether the workspace is trusted.
    vscode.workspace.onDidGrantWorkspaceTrust(async () => {
      if (client !== undefined) await restartServer();
    }),
    whenManifestOpens(() => void start()),
    registerSnippetCompletion(context.extensionUri),
    registerCommands({
      extension: context.extensionUri,
      restartServer,
      showOutput: async () => (await start()).outputChannel.show(),
      askServer: async (method, parameters) => await (await start()).sendRequest<unknown>(method, parameters),
    }),
  );
  return stop;
}
