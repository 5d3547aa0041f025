import type { Settings } from '../resources/settings.ts';
import { decodeAddress } from '../util/decode-address.ts';
import { mergeSettings, parseSettingsFile, toSettings } from './parse-settings.ts';

/** Name of the file that holds a project's settings, for editors and command line alike. */
export const SETTINGS_FILE = '.meshwright.yaml';

/**
 * Which settings hold for which file: those of the editor, for all or for a folder of its workspace, or of the command
 * line, and above them those of the nearest `.meshwright.yaml` up the tree, because a project's own word is the one
 * that all its people share.
 */
export class SettingsTree {
  /** What settings files say, by the decoded address of their folder. */
  readonly #files = new Map<string, unknown>();
  #base: Settings = toSettings({});
  #bases: ReadonlyMap<string, Settings> = new Map();
  readonly #cache = new Map<string, Settings>();

  /**
   * Takes the editor's settings.
   * @param raw those that hold everywhere
   * @param folders those of folders that have settings of their own, by the folder's address, without a slash at its end
   */
  setBase(raw: unknown, folders: ReadonlyMap<string, unknown> = new Map()): void {
    this.#base = toSettings(raw);
    this.#bases = new Map(Array.from(folders, ([uri, own]) => [decodeAddress(uri), toSettings(own)]));
    this.#cache.clear();
  }

  /**
   * Takes a settings file.
   * @param uri its address
   * @param text undefined if it was removed
   */
  setFile(uri: string, text: string | undefined): void {
    const folder = decodeAddress(parentOf(uri));
    if (text === undefined) this.#files.delete(folder);
    else this.#files.set(folder, parseSettingsFile(text));
    this.#cache.clear();
  }

  /** Addresses of the settings files that were taken, decoded. */
  files(): string[] {
    return Array.from(this.#files.keys(), (folder) => `${folder}/${SETTINGS_FILE}`);
  }

  settingsFor(uri: string): Settings {
    const folder = parentOf(uri);
    let settings = this.#cache.get(folder);
    if (settings === undefined) {
      const decoded = decodeAddress(folder);
      settings = mergeSettings(nearest(this.#bases, decoded) ?? this.#base, nearest(this.#files, decoded));
      this.#cache.set(folder, settings);
    }
    return settings;
  }
}

/** What is known of a folder, or else of the nearest one above it. */
function nearest<Value>(known: ReadonlyMap<string, Value>, folder: string): Value | undefined {
  if (known.size === 0) return undefined;
  for (let current = folder; ; current = parentOf(current)) {
    const value = known.get(current);
    if (value !== undefined) return value;
    if (!current.includes('/')) return undefined;
  }
}

/** The address without its last segment. */
function parentOf(uri: string): string {
  const slash = uri.lastIndexOf('/');
  return slash === -1 ? '' : uri.slice(0, slash);
}
