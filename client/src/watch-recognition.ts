import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { isJsonManifest, isManifest } from './manifest-documents.ts';
import { summarize, type Recognition } from './recognition.ts';
import type { Status } from './status.ts';

/** How long typing must pause before the server is asked again, in milliseconds. */
const delay = 500;

/** Keeps the status item true to the file that is shown. */
export function watchRecognition(client: BaseLanguageClient, status: Status): vscode.Disposable {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const ask = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    const isInJson = document !== undefined && isJsonManifest(document);
    status.coverJson(isInJson);
    await vscode.commands.executeCommand('setContext', 'meshwright.isJsonManifest', isInJson);
    if (document === undefined || !isManifest(document)) return;
    if (!client.isRunning()) return;
    const uri = client.code2ProtocolConverter.asUri(document.uri);
    status.recognised(summarize(await client.sendRequest<Recognition>('meshwright/recognition', { uri })));
  };
  const askSoon = (): void => {
    clearTimeout(waiting);
    // A server that stops meanwhile answers no more; its state is shown by others.
    waiting = setTimeout(() => void ask().catch(() => undefined), delay);
  };
  askSoon();
  return vscode.Disposable.from(
    client.onDidChangeState(askSoon),
    vscode.window.onDidChangeActiveTextEditor(askSoon),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('meshwright')) askSoon();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) askSoon();
    }),
    { dispose: () => clearTimeout(waiting) },
  );
}
