import { decodeAddress } from '../util/decode-address.ts';
import picomatch from 'picomatch';
import { SETTINGS_FILE, type SettingsTree } from '../host/settings-tree.ts';
import type { LanguageService } from '../language-service.ts';
import { Pace } from '../util/pace.ts';
import type { Runtime } from './runtime.ts';

export interface WorkspaceFilesParts {
  readonly runtime: Runtime;
  readonly service: LanguageService;
  readonly settings: SettingsTree;
  isOpen(uri: string): boolean;
  /** False if the user does not trust the workspace. */
  isTrusted(): boolean;
}

/** Keeps the language service informed of the files of the workspace that no editor shows. */
export class WorkspaceFiles {
  readonly #parts: WorkspaceFilesParts;
  #folders: readonly string[] = [];
  /** Files outside of the workspace, read for the CustomResourceDefinitions in them and never reported on. */
  #definitions: ReadonlySet<string> = new Set();

  constructor(parts: WorkspaceFilesParts) {
    this.#parts = parts;
  }

  /** Reads every manifest below the folders, in slices, so that requests are answered meanwhile. */
  async index(folders: readonly string[]): Promise<void> {
    this.#folders = folders;
    const { runtime, settings } = this.#parts;
    const manifests: string[] = [];
    for (const folder of folders) {
      for await (const uri of runtime.listFiles(folder, (relative) => this.#isExcluded(folder, relative))) {
        if (isSettingsFile(uri)) settings.setFile(uri, await runtime.readFile(uri));
        else manifests.push(uri);
      }
    }
    const pace = new Pace();
    for (const uri of manifests) {
      await this.#read(uri);
      await pace.rest();
    }
  }

  /** Reads the CustomResourceDefinitions that the settings name, and forgets those that they no longer do. */
  async readDefinitions(): Promise<void> {
    const { runtime, service, settings, isOpen } = this.#parts;
    const wanted = new Set<string>();
    for (const folder of this.#folders) {
      for (const path of settings.settingsFor(`${folder}/`).crds) {
        for (const uri of await runtime.listDefinitions(folder, path)) {
          // The settings of a folder that is not trusted must not lead to other files of the user.
          if (uri.startsWith(`${folder}/`) || this.#parts.isTrusted()) wanted.add(uri);
        }
      }
    }
    for (const uri of this.#definitions) if (!wanted.has(uri) && !isOpen(uri)) service.removeFile(uri);
    const outside = new Set<string>();
    for (const uri of wanted) {
      if (service.hasFile(uri)) continue;
      const text = await runtime.readFile(uri);
      if (text !== undefined) await service.setFileInSlices(uri, text, () => isOpen(uri));
      outside.add(uri);
    }
    this.#definitions = outside;
  }

  /** Takes a change that happened outside of the editor. @returns other files whose problems may have changed */
  async changed(uri: string): Promise<ReadonlySet<string>> {
    const { runtime, settings, service } = this.#parts;
    if (isSettingsFile(uri)) {
      settings.setFile(uri, await runtime.readFile(uri));
      service.setSettings((file) => settings.settingsFor(file));
      await this.readDefinitions();
      return new Set(service.files());
    }
    return await this.#read(uri);
  }

  /** Forgets what lies below a folder that left the workspace. */
  removeFolder(folder: string): void {
    const { service } = this.#parts;
    for (const uri of service.files()) {
      if (uri.startsWith(`${folder}/`) && !this.#parts.isOpen(uri)) service.removeFile(uri);
    }
  }

  /** True for files that the settings exclude, and those outside of the folders. */
  isExcluded(uri: string): boolean {
    if (this.#definitions.has(uri) && !this.#parts.isOpen(uri)) return true;
    const folder = this.#folders.find((candidate) => uri.startsWith(`${candidate}/`));
    return folder !== undefined && this.#isExcluded(folder, decodeAddress(uri.slice(folder.length + 1)));
  }

  async #read(uri: string): Promise<ReadonlySet<string>> {
    const { runtime, service, isOpen } = this.#parts;
    // What an editor shows is newer than the disk.
    if (isOpen(uri)) return new Set();
    const text = this.isExcluded(uri) ? undefined : await runtime.readFile(uri);
    if (isOpen(uri)) return new Set();
    if (text === undefined) return service.removeFile(uri);
    return (await service.setFileInSlices(uri, text, () => isOpen(uri))) ?? new Set();
  }

  #isExcluded(folder: string, relativePath: string): boolean {
    const { exclude } = this.#parts.settings.settingsFor(`${folder}/${relativePath}`);
    return exclude.length > 0 && picomatch.isMatch(relativePath, [...exclude], { dot: true });
  }
}

function isSettingsFile(uri: string): boolean {
  return uri.endsWith(`/${SETTINGS_FILE}`);
}
