import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { distFolder, repositoryRoot } from './folders.ts';

const rulesFolder = path.join(repositoryRoot, 'server/src/rules');
const notesFolder = path.join(repositoryRoot, 'notes');

/** A Markdown page as the client lists it. */
interface PageTitle {
  readonly id: string;
  readonly title: string;
}

/**
 * Copies the page of each code to `dist/pages/<area>/<name>.md`, the path that follows from the code, and lists
 * codes and notes in `dist/pages.json`: on vscode.dev an extension cannot read its own folders, only its files.
 */
export async function copyPages(): Promise<void> {
  const codes = await findPages(rulesFolder);
  for (const { id } of codes) {
    const target = path.join(distFolder, 'pages', `${id}.md`);
    await mkdir(path.dirname(target), { recursive: true });
    await copyFile(path.join(rulesFolder, `${id}.md`), target);
  }
  const notes = await findPages(notesFolder);
  await writeFile(path.join(distFolder, 'pages.json'), JSON.stringify({ codes, notes }));
}

/** Lists the Markdown files below a folder, sorted by their path without extension, which is their id. */
async function findPages(folder: string): Promise<PageTitle[]> {
  const names = await readdir(folder, { recursive: true });
  const pages = names.filter((name) => name.endsWith('.md') && path.basename(name) !== 'README.md');
  return await Promise.all(
    pages.sort().map(async (name) => {
      const id = name.slice(0, -'.md'.length).split(path.sep).join('/');
      return { id, title: titleOf(await readFile(path.join(folder, name), 'utf8')) ?? id };
    }),
  );
}

function titleOf(markdown: string): string | undefined {
  return /^# (.+)$/m.exec(markdown)?.[1]?.trim();
}
