import path from 'node:path';
import { createNodeSchemas } from '../../server/src/host/node-schemas.ts';
import { createLanguageService, type LanguageService } from '../../server/src/language-service.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/resources/settings.ts';
import { lineStarts, positionAt, type Position } from '../../server/src/util/line-index.ts';
import { readMarked } from './markers.ts';

const schemaFolder = path.resolve(import.meta.dirname, '../../dist/schemas');

interface Place {
  readonly uri: string;
  readonly position: Position;
}

/** A workspace of marked files in a language service of its own. */
export interface FeatureWorkspace {
  readonly service: LanguageService;
  /** The places of `<|>`, in order of files and text. */
  readonly cursors: readonly Place[];
  readonly cursor: Place;
  /** Every marked range as `file:line:character-character`, as `show` prints locations. */
  readonly marked: readonly string[];
  /** A file's text without marks. */
  textOf(uri: string): string;
}

interface ShownRange {
  readonly uri: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

/** Prints a location shortly, sorted and comparable: `a.yaml:3:4-10`. */
export function show({ uri, range: { start, end } }: ShownRange): string {
  return `${uri.replace('file:///', '')}:${start.line}:${start.character}-${end.character}`;
}

/** Opens marked files (see `markers.ts`) in a fresh language service. */
export function openWorkspace(marked: string, settings: Partial<Settings> = {}): FeatureWorkspace {
  const service = createLanguageService({
    schemas: createNodeSchemas(schemaFolder),
    openNoteCommand: 'meshwright.openNote',
    showTranslationCommand: 'meshwright.showTranslation',
    pageUri: 'command:meshwright.showRule?%5B%22{code}%22%5D',
    log: (message) => {
      throw new Error(message);
    },
  });
  service.setSettings(() => ({ ...DEFAULT_SETTINGS, ...settings }));
  const files = readMarked(marked);
  const texts = new Map(files.map((file) => [`file:///${file.path}`, file.text]));
  for (const [uri, text] of texts) service.setFile(uri, text);
  const cursors = files.flatMap((file) => {
    const starts = lineStarts(file.text);
    return file.cursors.map((offset) => ({
      uri: `file:///${file.path}`,
      position: positionAt(starts, offset),
    }));
  });
  return {
    service,
    cursors,
    get cursor() {
      const [first] = cursors;
      if (first === undefined) throw new Error('The text has no <|>');
      return first;
    },
    marked: files.flatMap((file) => {
      const starts = lineStarts(file.text);
      return file.ranges.map(({ start, end }) =>
        show({ uri: file.path, range: { start: positionAt(starts, start), end: positionAt(starts, end) } }),
      );
    }),
    textOf: (uri) => texts.get(uri) ?? '',
  };
}
