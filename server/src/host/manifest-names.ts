/** Folders that never hold manifests of their own. */
const SKIPPED_FOLDERS = new Set(['node_modules', '.git', '.hg', '.svn', '.terraform', '.cache']);

/** True for files that may hold manifests. */
export function isManifest(file: string): boolean {
  return /\.ya?ml$/i.test(file);
}

/** True for a folder, by its own name, that nobody keeps manifests in. */
export function isSkippedFolder(name: string): boolean {
  return SKIPPED_FOLDERS.has(name);
}
