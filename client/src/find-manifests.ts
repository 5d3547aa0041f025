import * as vscode from 'vscode';

/** More files than a workspace without a machine behind it holds. */
const MOST_FILES = 5000;

const manifest = /\.(?:ya?ml|jsonc?)$/;

/** Files in JSON that every project has and that are never manifests; reading one may be a request to a server. */
const foreign = /^(?:package|package-lock|npm-shrinkwrap|composer|tsconfig|jsconfig)\.json$/;

/** Folders that hold no manifests of the workspace's own. */
const skipped = new Set(['node_modules', '.git']);

/** Finds the manifests and settings files below a folder of any file system. */
export async function findManifests(folder: vscode.Uri): Promise<vscode.Uri[]> {
  const search = async (pattern: string, most: number): Promise<vscode.Uri[]> =>
    await vscode.workspace.findFiles(new vscode.RelativePattern(folder, pattern), '**/node_modules/**', most);
  const inYaml = await search('**/*.{yaml,yml}', MOST_FILES);
  // Most files in JSON are something else: they must not crowd the others out.
  const inJson =
    inYaml.length < MOST_FILES ? await search('**/*.{json,jsonc}', MOST_FILES - inYaml.length) : [];
  const found = [...inYaml, ...inJson].filter(({ path }) => isManifestName(path.replace(/^.*\//, '')));
  // Not every virtual file system can be searched; such a one seems to be empty.
  return found.length > 0 ? found : await walk(folder);
}

function isManifestName(name: string): boolean {
  return manifest.test(name) && !foreign.test(name);
}

async function walk(root: vscode.Uri): Promise<vscode.Uri[]> {
  const files: vscode.Uri[] = [];
  const folders = [root];
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    for (const [name, type] of await readFolder(folder)) {
      const uri = vscode.Uri.joinPath(folder, name);
      if (type === vscode.FileType.Directory && !skipped.has(name)) folders.push(uri);
      if (type === vscode.FileType.File && isManifestName(name)) files.push(uri);
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
