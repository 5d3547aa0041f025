import { readFileSync, statSync, type Stats } from 'node:fs';
import { open, readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { isForeignJson, isJsonPath } from '../yaml/json/is-json.ts';
import { isManifest, isSkippedFolder } from './manifest-names.ts';
import { SETTINGS_FILE } from './settings-tree.ts';

/** Files larger than this are not manifests that somebody edits; they are left out of the workspace's index. */
const LARGEST_FILE = 16 * 1024 * 1024;

/**
 * Walks a folder for manifests and settings files, in no particular order. Links are followed, each real folder
 * once, so a loop of links ends; what cannot be read is passed over.
 * @param isExcluded told paths relative to `folder`, with `/` between the parts
 */
export async function* walkFiles(
  folder: string,
  isExcluded: (relativePath: string) => boolean = () => false,
): AsyncGenerator<string> {
  const seen = new Set<string>();
  const pending = [folder];
  for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
    const real = await realpath(current).catch(() => undefined);
    if (real === undefined || seen.has(real)) continue;
    seen.add(real);
    const entries = await readdir(current, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const file = path.join(current, entry.name);
      if (isExcluded(path.relative(folder, file).split(path.sep).join('/'))) continue;
      const target = entry.isSymbolicLink() ? await stat(file).catch(() => undefined) : entry;
      if (target?.isDirectory() === true && !isSkippedFolder(entry.name)) pending.push(file);
      else if (target?.isFile() === true && (isManifest(entry.name) || entry.name === SETTINGS_FILE))
        yield file;
    }
  }
}

/**
 * The files that a path of the `crds` setting names: the file itself, or the manifests below the folder, in
 * YAML or JSON. Nothing if there is neither.
 */
export async function definitionFiles(target: string): Promise<string[]> {
  const found = await stat(target).catch(() => undefined);
  if (found?.isDirectory() !== true) return found === undefined ? [] : [target];
  const files: string[] = [];
  for await (const file of walkFiles(target)) files.push(file);
  return files;
}

/** @returns the text of a file; undefined if it cannot be read or is too large for a manifest */
export async function readManifest(file: string): Promise<string | undefined> {
  try {
    return isReadable(await stat(file)) ? await readFile(file, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

/** As `readManifest`, holding up everything else: ten times as quick where nothing else is to be done. */
export function readManifestSync(file: string): string | undefined {
  try {
    return isReadable(statSync(file)) ? readFileSync(file, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

/** A device or a pipe has no size and may never end. */
function isReadable(found: Stats): boolean {
  return found.isFile() && found.size <= LARGEST_FILE;
}

/** How much of a file in JSON is read, in bytes, to find out whether it may be a manifest. */
const LOOK = 64 * 1024;

/**
 * Reads a file that was found by its name. A file in JSON that is no manifest is not read beyond its start.
 * @returns its text; undefined as in `readManifest`, and for JSON that is no manifest
 */
export async function readFoundManifest(file: string): Promise<string | undefined> {
  if (!isJsonPath(file)) return await readManifest(file);
  if (!(await readStart(file).catch(() => '')).includes('"apiVersion"')) return undefined;
  const text = await readManifest(file);
  return text === undefined || isForeignJson(file, text) ? undefined : text;
}

async function readStart(file: string): Promise<string> {
  // A pipe may never end, and is not even opened.
  if (!(await stat(file)).isFile()) return '';
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(LOOK), 0, LOOK, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
