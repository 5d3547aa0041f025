import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Entries, Overlay } from './overlay.ts';

interface OverlayYaml {
  readonly group: string;
  readonly fragments?: Readonly<Record<string, Entries>>;
  readonly kinds: Readonly<Record<string, Entries>>;
}

/** An overlay file and the API group its kinds are of. */
export interface GroupOverlay extends Overlay {
  readonly group: string;
}

/**
 * Reads the overlay files of a folder.
 * @returns the overlays in the order of their file names, none when the folder is absent
 */
export function readOverlays(folder: string): GroupOverlay[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => parseOverlay(readFileSync(path.join(folder, name), 'utf8'), name));
}

/**
 * Reads the text of one overlay.
 * @throws when it names no group or no kinds
 */
export function parseOverlay(text: string, source: string): GroupOverlay {
  const yaml = parse(text, { maxAliasCount: -1 }) as OverlayYaml;
  if (typeof yaml.group !== 'string' || typeof yaml.kinds !== 'object') {
    throw new Error(`${source}: an overlay has "group" and "kinds"`);
  }
  return { ...yaml, source };
}
