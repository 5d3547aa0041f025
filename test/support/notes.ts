import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of the comparison notes. */
export const notesFolder = path.resolve(import.meta.dirname, '../../notes');

/** A comparison note, cut into its sections. */
export interface Note {
  /** File name without ending: the concept's id. */
  readonly id: string;
  readonly markdown: string;
  readonly title: string;
  /** Text of each `## ` section by its heading, in order. */
  readonly sections: ReadonlyMap<string, string>;
}

/** Reads every note, the index left out. */
export function readNotes(): Note[] {
  return readdirSync(notesFolder)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .map((file) => {
      const markdown = readFileSync(path.join(notesFolder, file), 'utf8');
      const [head = '', ...parts] = markdown.split(/^## /m);
      const sections = new Map(
        parts.map((part) => {
          const newline = part.indexOf('\n');
          return [part.slice(0, newline), part.slice(newline + 1).trim()] as const;
        }),
      );
      return { id: file.replace(/\.md$/, ''), markdown, title: /^# (.+)$/m.exec(head)?.[1] ?? '', sections };
    });
}

/** The contents of fenced YAML blocks. */
export function yamlBlocks(markdown: string): string[] {
  return [...markdown.matchAll(/^```ya?ml\n(.*?)^```/gms)].map((match) => match[1] ?? '');
}

/** The lines of a section that claim something: neither blocks, tables nor blank lines. */
export function claimLines(section: string): string[] {
  return section
    .replaceAll(/^```.*?^```/gms, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('|') && !line.startsWith('#'));
}

/** The cells of the rows of the first table, its head first. */
export function tableRows(markdown: string): string[][] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[\s:|-]+\|$/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );
}
