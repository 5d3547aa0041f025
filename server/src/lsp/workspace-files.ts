import picomatch from 'picomatch';
import { FileChangeType, type FileEvent } from 'vscode-languageserver';
import { leadsOut } from '../host/leads-out.ts';
import { isManifest, isSkippedFolder } from '../host/manifest-names.ts';
import { SETTINGS_FILE, type SettingsTree } from '../host/settings-tree.ts';
import type { LanguageService } from '../language-service.ts';
import { Pace } from '../util/pace.ts';
import { decodeAddress } from '../util/decode-address.ts';
import type { Progress } from './progress.ts';
import type { Runtime } from './runtime.ts';

export interface WorkspaceFilesParts {
  readonly runtime: Runtime;
  readonly service: LanguageService;
  readonly settings: SettingsTree;
  isOpen(uri: string): boolean;
  /** False if the user does not trust the workspace. */
  isTrusted(): boolean;
}

/** What a file's name ends in, and a folder's hardly ever. */
const FILE_EXTENSION = /\.[a-z]\w*$/i;

/** Keeps the language service informed of the files of the workspace that no editor shows. */
export class WorkspaceFiles {
  readonly #parts: WorkspaceFilesParts;
  #folders: readonly string[] = [];
  /** The same decoded, inner ones first. */
  #places: readonly string[] = [];
  /** Files outside of the workspace, read for the CustomResourceDefinitions in them and never reported on. */
  #definitions: ReadonlySet<string> = new Set();

  constructor(parts: WorkspaceFilesParts) {
    this.#parts = parts;
  }

  /**
   * Takes the folders of the workspace. What lies below a new one is read, in slices, so that requests are answered
   * meanwhile; what lies below none any more is forgotten.
   */
  async setFolders(folders: readonly string[], progress: Progress): Promise<void> {
    const before = this.#folders;
    this.#folders = folders;
    this.#places = folders.map(decodeAddress).sort((left, right) => right.length - left.length);
    this.#forget((uri) => this.#placeOf(uri) === undefined);
    const { settings } = this.#parts;
    for (const uri of settings.files())
      if (this.#placeOf(uri) === undefined) settings.setFile(uri, undefined);
    // The files of a folder that went may be those of one around it, which does not exclude the same.
    const gone = before.filter((folder) => !folders.includes(folder) && this.#placeOf(`${folder}/`));
    await this.#index([...folders.filter((folder) => !before.includes(folder)), ...gone], progress);
  }

  /** Takes settings that exclude other files than before: forgets some and reads others. */
  async rescan(): Promise<void> {
    this.#forget((uri) => this.#isExcluded(uri));
    for (const folder of this.#folders) {
      for await (const uri of this.#list(folder)) {
        if (!isSettingsFile(uri) && !this.#parts.service.hasFile(uri)) await this.#read(uri);
      }
    }
  }

  /** Reads the CustomResourceDefinitions that the settings name, and forgets those that they no longer do. */
  async readDefinitions(): Promise<void> {
    const { runtime, service, settings, isOpen } = this.#parts;
    const wanted = new Set<string>();
    for (const folder of this.#folders) {
      for (const path of settings.settingsFor(`${folder}/`).crds) {
        // The settings of a folder that is not trusted must not lead to other files of the user, or their names.
        if (!this.#parts.isTrusted() && leadsOut(path)) continue;
        for (const uri of await runtime.listDefinitions(folder, path)) wanted.add(uri);
      }
    }
    for (const uri of this.#definitions) if (!wanted.has(uri) && !isOpen(uri)) service.removeFile(uri);
    const outside = new Set<string>();
    for (const uri of wanted) {
      if (service.hasFile(uri) && !this.#definitions.has(uri)) continue;
      const text = await runtime.readFile(uri);
      if (text !== undefined) await service.setFileInSlices(uri, text, () => isOpen(uri));
      outside.add(uri);
    }
    this.#definitions = outside;
  }

  /**
   * Takes what happened to files and folders outside of the editor.
   * @returns other files whose problems may have changed
   */
  async apply(events: readonly FileEvent[]): Promise<ReadonlySet<string>> {
    const changed = new Set<string>();
    const deleted = new Set<string>();
    for (const { uri, type } of events) {
      if (isManifest(uri)) changed.add(uri);
      // Of a folder that goes or comes, by its new name or by a checkout, only the folder itself is told.
      else if (type === FileChangeType.Deleted) deleted.add(decodeAddress(uri));
      else if (type === FileChangeType.Created && !FILE_EXTENSION.test(uri)) {
        for await (const below of this.#list(uri)) changed.add(below);
      }
    }
    if (deleted.size > 0) for (const uri of this.#filesBelow(deleted)) changed.add(uri);
    const affected = new Set<string>();
    const settingsFiles = [...changed].filter((uri) => isSettingsFile(uri) && this.#isInWorkspace(uri));
    for (const uri of changed) {
      if (isSettingsFile(uri)) continue;
      for (const other of await this.#read(uri)) affected.add(other);
    }
    return settingsFiles.length === 0 ? affected : await this.#readSettings(settingsFiles);
  }

  /** Goes back to what is on the disk when an editor is closed. @returns as `apply` */
  async closed(uri: string): Promise<ReadonlySet<string>> {
    return await this.#read(uri);
  }

  /** True for files that the settings exclude. */
  isExcluded(uri: string): boolean {
    if (this.#definitions.has(uri) && !this.#parts.isOpen(uri)) return true;
    return this.#isExcluded(uri);
  }

  async #index(roots: readonly string[], progress: Progress): Promise<void> {
    const { runtime, settings } = this.#parts;
    const manifests = new Set<string>();
    for (const root of roots) {
      for await (const uri of this.#list(root)) {
        if (isSettingsFile(uri)) settings.setFile(uri, await runtime.readFile(uri));
        else manifests.add(uri);
      }
    }
    const pace = new Pace();
    let count = 0;
    for (const uri of manifests) {
      await this.#read(uri);
      progress.report(++count, manifests.size);
      await pace.rest();
    }
  }

  async #readSettings(uris: readonly string[]): Promise<ReadonlySet<string>> {
    const { runtime, settings, service } = this.#parts;
    for (const uri of uris) settings.setFile(uri, await runtime.readFile(uri));
    await this.rescan();
    await this.readDefinitions();
    service.setSettings((file) => settings.settingsFor(file));
    return new Set(service.files());
  }

  async #read(uri: string): Promise<ReadonlySet<string>> {
    const { runtime, service, isOpen } = this.#parts;
    // What an editor shows is newer than the disk.
    if (isOpen(uri)) return new Set();
    const isWanted = this.#definitions.has(uri) || (this.#isInWorkspace(uri) && !this.#isExcluded(uri));
    const text = isWanted ? await runtime.readFile(uri) : undefined;
    if (isOpen(uri)) return new Set();
    if (text === undefined) return service.removeFile(uri);
    return (await service.setFileInSlices(uri, text, () => isOpen(uri))) ?? new Set();
  }

  /** The manifests and settings files below a folder that no setting excludes. */
  async *#list(root: string): AsyncGenerator<string> {
    const place = this.#placeOf(`${root}/`);
    if (place === undefined || isSkipped(place)) return;
    const decoded = decodeAddress(root);
    yield* this.#parts.runtime.listFiles(root, (relative) => this.#isExcluded(`${decoded}/${relative}`));
  }

  /** Forgets files; what an editor shows or a setting names stays. */
  #forget(isGone: (uri: string) => boolean): void {
    const { service, isOpen } = this.#parts;
    for (const uri of service.files()) {
      if (isGone(uri) && !isOpen(uri) && !this.#definitions.has(uri)) service.removeFile(uri);
    }
  }

  /** The files and settings files in some folders, given decoded, at any depth. */
  *#filesBelow(folders: ReadonlySet<string>): Generator<string> {
    const { service, settings } = this.#parts;
    for (const uri of [...service.files(), ...settings.files()]) {
      const path = decodeAddress(uri);
      for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
        if (!folders.has(path.slice(0, end))) continue;
        yield uri;
        break;
      }
    }
  }

  /** Tells whether a file is one of those that a walk through the folders finds. */
  #isInWorkspace(uri: string): boolean {
    const place = this.#placeOf(uri);
    return place !== undefined && isManifest(uri) && !isSkipped(place);
  }

  #isExcluded(uri: string): boolean {
    const { exclude } = this.#parts.settings.settingsFor(uri);
    if (exclude.length === 0) return false;
    const place = this.#placeOf(uri);
    return place !== undefined && picomatch.isMatch(place, [...exclude], { dot: true });
  }

  /** The path of a file in the innermost folder of the workspace around it, decoded; undefined outside of all. */
  #placeOf(uri: string): string | undefined {
    const path = decodeAddress(uri);
    const folder = this.#places.find((candidate) => path.startsWith(`${candidate}/`));
    return folder === undefined ? undefined : path.slice(folder.length + 1);
  }
}

/** True for a path through a folder that nobody keeps manifests in. */
function isSkipped(path: string): boolean {
  return path.split('/').some(isSkippedFolder);
}

function isSettingsFile(uri: string): boolean {
  return uri.endsWith(`/${SETTINGS_FILE}`);
}
