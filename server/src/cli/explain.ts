import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from './arguments.ts';

/**
 * @param pageFolder where the build put the pages of all codes
 * @returns the page of a code, as Markdown
 * @throws UsageError for a code that no page explains
 */
export async function explain(code: string | undefined, pageFolder: string): Promise<string> {
  if (code === undefined) throw new UsageError('Name the code to explain, such as "schema/unknown-field".');
  const isCode = /^[a-z0-9-]+\/[a-z0-9-]+$/.test(code);
  const page = isCode
    ? await readFile(path.join(pageFolder, `${code}.md`), 'utf8').catch(() => undefined)
    : undefined;
  if (page === undefined) throw new UsageError(`"${code}" is no code of Meshwright.`);
  return page;
}
