import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** More files than a workspace without a machine behind it holds. */
const MOST_FILES = 5000;

/** Reads files for a server in a web worker, which has no disk of its own: the workspace's and our schemas. */
export function serveFiles(client: BaseLanguageClient, extension: vscode.Uri): void {
  const schemas = vscode.Uri.joinPath(extension, 'dist/schemas');
  client.onRequest(
    'meshwright/readSchema',
    async ([path]: [string]) => await readText(vscode.Uri.joinPath(schemas, path)),
  );
  client.onRequest('meshwright/readFile', async ([uri]: [string]) => await readText(vscode.Uri.parse(uri)));
  client.onRequest('meshwright/findFiles', async ([folder]: [string]) => {
    const pattern = new vscode.RelativePattern(
      vscode.Uri.parse(folder),
      '**/{*.yaml,*.yml,.meshwright.yaml}',
    );
    const files = await vscode.workspace.findFiles(pattern, '**/node_modules/**', MOST_FILES);
    return files.map((file) => file.toString());
  });
}

async function readText(uri: vscode.Uri): Promise<string | null> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return null;
  }
}
