import type { Settings } from '../resources/settings.ts';
import { mergeSettings, parseSettingsFile, toSettings } from './parse-settings.ts';

/** Name of the file that holds a project's settings, for editors and command line alike. */
export const SETTINGS_FILE = '.meshwright.yaml';

/**
 * Which settings hold for which file: those of the editor or the command line, and above them those of the
 * nearest `.meshwright.yaml` up the tree, because a project's own word is the one that all its people share.
 */
export class SettingsTree {
  readonly #folders = new Map<string, unknown>();
  #base: Settings = toSettings({});
  readonly #cache = new Map<string, Settings>();

  setBase(raw: unknown): void {
    this.#base = toSettings(raw);
    this.#cache.clear();
  }

  /**
   * Takes a settings file.
   * @param uri its address
   * @param text undefined if it was removed
   */
  setFile(uri: string, text: string | undefined): void {
    const folder = parentOf(uri);
    if (text === undefined) this.#folders.delete(folder);
    else this.#folders.set(folder, parseSettingsFile(text));
    this.#cache.clear();
  }

  settingsFor(uri: string): Settings {
    const folder = parentOf(uri);
    let settings = this.#cache.get(folder);
    if (settings === undefined) {
      settings = mergeSettings(this.#base, this.#nearest(folder));
      this.#cache.set(folder, settings);
    }
    return settings;
  }

  #nearest(folder: string): unknown {
    if (this.#folders.size === 0) return undefined;
    for (let current = folder; ; current = parentOf(current)) {
      const raw = this.#folders.get(current);
      if (raw !== undefined) return raw;
      if (!current.includes('/')) return undefined;
    }
  }
}

/** The address without its last segment. */
function parentOf(uri: string): string {
  const slash = uri.lastIndexOf('/');
  return slash === -1 ? '' : uri.slice(0, slash);
}
