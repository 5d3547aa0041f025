import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { selectDefinitions } from './select-definitions.ts';

const run = promisify(execFile);

/** The largest answer of a cluster that is read, in bytes. */
const LARGEST_ANSWER = 256 * 1024 * 1024;

/**
 * Saves the CustomResourceDefinitions of the current cluster where the user says, and has them used from then
 * on. Asks before it runs `kubectl`, and does nothing in a workspace that is not trusted.
 */
export async function useClusterDefinitions(extension: vscode.Uri): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!vscode.workspace.isTrusted || folder === undefined) {
    await vscode.window.showErrorMessage('Open a folder that you trust to use the definitions of a cluster.');
    return;
  }
  const consent = await vscode.window.showInformationMessage(
    'Run "kubectl get crd -o json" in its current context, and save the definitions of mesh kinds?',
    { modal: true },
    'Run',
  );
  if (consent !== 'Run') return;
  try {
    const { stdout } = await run('kubectl', ['get', 'crd', '-o', 'json'], { maxBuffer: LARGEST_ANSWER });
    const definitions = selectDefinitions(stdout, await readGroups(extension));
    const target = await vscode.window.showSaveDialog({
      title: 'Save the definitions of mesh kinds',
      defaultUri: vscode.Uri.joinPath(folder.uri, 'crds', 'cluster.json'),
      filters: { JSON: ['json'] },
    });
    if (target === undefined) return;
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(definitions.json));
    await addToSettings(folder, target);
    await vscode.window.showInformationMessage(
      `Meshwright uses ${definitions.count} definitions of the cluster.`,
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await vscode.window.showErrorMessage(`The definitions of the cluster cannot be read: ${reason}`);
  }
}

async function readGroups(extension: vscode.Uri): Promise<ReadonlySet<string>> {
  const file = vscode.Uri.joinPath(extension, 'dist/schemas/catalogue.json');
  const rows = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))) as {
    group: string;
  }[];
  return new Set(rows.map(({ group }) => group));
}

async function addToSettings(folder: vscode.WorkspaceFolder, target: vscode.Uri): Promise<void> {
  const settings = vscode.workspace.getConfiguration('meshwright', folder);
  const name = path.relative(folder.uri.fsPath, target.fsPath).split(path.sep).join('/');
  const known = settings.get<string[]>('crds', []);
  if (!known.includes(name))
    await settings.update('crds', [...known, name], vscode.ConfigurationTarget.WorkspaceFolder);
}
