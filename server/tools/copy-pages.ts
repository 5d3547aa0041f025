import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SCHEMA_CODES } from '../src/schema/codes.ts';
import { distFolder, repositoryRoot } from './folders.ts';

const rulesFolder = path.join(repositoryRoot, 'server/src/rules');
const schemaPagesFolder = path.join(repositoryRoot, 'server/src/schema/pages');
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
  const rules = await findPages(rulesFolder);
  const schema = SCHEMA_CODES.map(({ id, title }) => ({ id, title }));
  const codes = [...rules, ...schema].sort((left, right) => (left.id < right.id ? -1 : 1));
  for (const { id } of codes) {
    const target = path.join(distFolder, 'pages', `${id}.md`);
    await mkdir(path.dirname(target), { recursive: true });
    await copyFile(sourceOf(id, schema), target);
  }
  const notes = await findPages(notesFolder);
  await writeFile(path.join(distFolder, 'pages.json'), JSON.stringify({ codes, notes }));
}

/** The page of a schema code is named after the code's last part, that of a rule lies beside the rule. */
function sourceOf(id: string, schema: readonly PageTitle[]): string {
  const isSchemaCode = schema.some((code) => code.id === id);
  return isSchemaCode
    ? path.join(schemaPagesFolder, `${id.split('/')[1]}.md`)
    : path.join(rulesFolder, `${id}.md`);
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
