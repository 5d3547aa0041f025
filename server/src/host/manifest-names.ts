/** Folders that never hold manifests of their own. */
const SKIPPED_FOLDERS = new Set(['node_modules', '.git', '.hg', '.svn', '.terraform', '.cache']);

/** Files in JSON that every project has and that are never manifests, however large; they are not even looked at. */
const FOREIGN_JSON = /(?:^|\/)(?:package|package-lock|npm-shrinkwrap|composer|tsconfig|jsconfig)\.json$/i;

/** True for files that may hold manifests, going by their names. Of JSON only the text can tell. */
export function isManifest(file: string): boolean {
  return /\.(?:ya?ml|jsonc?)$/i.test(file) && !FOREIGN_JSON.test(file);
}

/** True for a folder, by its own name, that nobody keeps manifests in. */
export function isSkippedFolder(name: string): boolean {
  return SKIPPED_FOLDERS.has(name);
}
