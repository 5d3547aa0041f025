import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { createClientOptions } from './client-options.ts';
import { launch } from './launch.ts';
import { serveFiles } from './serve-files.ts';
import type { Status } from './status.ts';

/** The worker of the web extension host. The type check knows no browser, since most of the project runs without. */
declare const Worker: new (script: string) => object;

/** Starts the server in a web worker, for VS Code in the browser without a machine behind it. */
export async function launchWebServer(
  context: vscode.ExtensionContext,
  status: Status,
): Promise<LanguageClient> {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist/server-web.js');
  const client = new LanguageClient(
    'meshwright',
    'Meshwright',
    createClientOptions(),
    new Worker(script.toString(true)),
  );
  serveFiles(client, context.extensionUri);
  return await launch(client, status);
}
