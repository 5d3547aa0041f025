import * as vscode from 'vscode';

/** More files than a workspace without a machine behind it holds. */
const MOST_FILES = 5000;

const manifest = /\.ya?ml$/;

/** Folders that hold no manifests of the workspace's own. */
const skipped = new Set(['node_modules', '.git']);

/** Finds the manifests and settings files below a folder of any file system. */
export async function findManifests(folder: vscode.Uri): Promise<vscode.Uri[]> {
  const pattern = new vscode.RelativePattern(folder, '**/*.{yaml,yml}');
  const found = await vscode.workspace.findFiles(pattern, '**/node_modules/**', MOST_FILES);
  // Not every virtual file system can be searched; such a one seems to be empty.
  return found.length > 0 ? found : await walk(folder);
}

async function walk(root: vscode.Uri): Promise<vscode.Uri[]> {
  const files: vscode.Uri[] = [];
  const folders = [root];
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    for (const [name, type] of await readFolder(folder)) {
      const uri = vscode.Uri.joinPath(folder, name);
      if (type === vscode.FileType.Directory && !skipped.has(name)) folders.push(uri);
      if (type === vscode.FileType.File && manifest.test(name)) files.push(uri);
      if (files.length >= MOST_FILES) return files;
    }
  }
  return files;
}

async function readFolder(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}
