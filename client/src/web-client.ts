import * as vscode from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { createClientOptions } from './client-options.ts';
import { launch } from './launch.ts';
import { serveFiles } from './serve-files.ts';
import type { Status } from './status.ts';

/** The part of a web worker that we use. The type check knows no browser, since most of the project runs without. */
interface ServerWorker {
  terminate(): void;
}

/** The worker of the web extension host. */
declare const Worker: new (script: string) => ServerWorker;

/** Starts the server in a web worker, for VS Code in the browser without a machine behind it. */
export async function launchWebServer(
  context: vscode.ExtensionContext,
  status: Status,
): Promise<LanguageClient> {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist/server-web.js').toString(true);
  const client = new LanguageClient('meshwright', 'Meshwright', startWorkers(script), createClientOptions());
  serveFiles(client, context.extensionUri);
  return await launch(client, status);
}

/**
 * Gives the function that starts a worker and ends the one before. It gives the two ends of the channel, because VS
 * Code wraps the class of workers, and the client knows what it is given by its class.
 */
function startWorkers(script: string): () => Promise<MessageTransports> {
  let worker: ServerWorker | undefined;
  return async () => {
    worker?.terminate();
    worker = new Worker(script);
    return await Promise.resolve({
      reader: new BrowserMessageReader(worker),
      writer: new BrowserMessageWriter(worker),
    });
  };
}
