import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { isOurLanguage } from './document-selector.ts';
import type { Status } from './status.ts';

/** What the server answers to `meshwright/recognition`. */
interface Recognition {
  readonly meshes: readonly string[];
  readonly resources: number;
  readonly checked: number;
}

/** How long typing must pause before the server is asked again, in milliseconds. */
const delay = 500;

/** Keeps the status item true to the file that is shown. */
export function watchRecognition(client: BaseLanguageClient, status: Status): vscode.Disposable {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const ask = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || !isOurLanguage(document.languageId)) return;
    if (!client.isRunning()) return;
    const uri = client.code2ProtocolConverter.asUri(document.uri);
    status.recognised(toText(await client.sendRequest<Recognition>('meshwright/recognition', { uri })));
  };
  const askSoon = (): void => {
    clearTimeout(waiting);
    // A server that stops meanwhile answers no more; its state is shown by others.
    waiting = setTimeout(() => void ask().catch(() => undefined), delay);
  };
  askSoon();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(askSoon),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) askSoon();
    }),
    { dispose: () => clearTimeout(waiting) },
  );
}

function toText({ meshes, resources, checked }: Recognition): string {
  if (resources === 0) return 'no Kubernetes resources in this file';
  const whose = meshes.length === 0 ? 'no mesh' : meshes.join(', ');
  return `${whose}: ${checked} of ${resources} ${resources === 1 ? 'resource' : 'resources'} checked by schema`;
}
