import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  documentSelector,
  isJsonLanguage,
  isOurLanguage,
  languages,
  yamlSelector,
} from '../../client/src/document-selector.ts';

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly menus: {
      readonly commandPalette: readonly { readonly command: string; readonly when: string }[];
    };
  };
}

const manifest = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8'),
) as Manifest;

describe('the languages of resources', () => {
  it('are YAML, and that of the templates of a chart', () => {
    expect(documentSelector).toEqual(expect.arrayContaining([{ language: 'yaml' }, { language: 'helm' }]));
    expect(isOurLanguage('helm')).toBe(true);
    expect(isOurLanguage('dockercompose')).toBe(false);
    expect(isOurLanguage('azure-pipelines')).toBe(false);
  });

  it('are JSON too, where a text looks like a manifest', () => {
    expect(documentSelector).toEqual(expect.arrayContaining([{ language: 'json' }, { language: 'jsonc' }]));
    expect(isJsonLanguage('jsonc')).toBe(true);
    expect(isOurLanguage('json')).toBe(false);
    expect(yamlSelector).toEqual(languages.map((language) => ({ language })));
  });

  it('wake the extension, each of them', () => {
    expect(manifest.activationEvents).toEqual(
      expect.arrayContaining(documentSelector.map(({ language }) => `onLanguage:${language}`)),
    );
  });

  it('have the commands about the text in the palette', () => {
    const { commandPalette } = manifest.contributes.menus;
    for (const { command, when } of commandPalette.filter(({ when: clause }) =>
      clause.includes('editorLangId'),
    )) {
      for (const language of languages) expect(when, command).toMatch(new RegExp(`\\b${language}\\b`));
    }
  });
});
