import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { findManifests } from './find-manifests.ts';

/** Reads files for a server in a web worker, which has no disk of its own: the workspace's and our schemas. */
export function serveFiles(client: BaseLanguageClient, extension: vscode.Uri): void {
  const schemas = vscode.Uri.joinPath(extension, 'dist/schemas');
  client.onRequest(
    'meshwright/readSchema',
    async ([path]: [string]) => await readText(vscode.Uri.joinPath(schemas, path)),
  );
  client.onRequest('meshwright/readFile', async ([uri]: [string]) => await readText(vscode.Uri.parse(uri)));
  client.onRequest('meshwright/findFiles', async ([folder]: [string]) => {
    const uri = vscode.Uri.parse(folder);
    // The server trims slashes, and the root of a virtual file system is nothing but one.
    const files = await findManifests(uri.path === '' ? uri.with({ path: '/' }) : uri);
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
