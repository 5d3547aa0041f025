import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { distFolder, repositoryRoot } from './folders.ts';

/** The file beside the bundles that names every package in them, with its licence. */
export const LICENCES_FILE = 'THIRD-PARTY-LICENSES.txt';

/** Separates the packages. */
const RULE = `\n\n${'-'.repeat(79)}\n\n`;

/**
 * Writes the licences of everything that the bundles hold.
 * @param inputs the modules that were bundled, relative to the repository
 */
export async function writeLicences(inputs: Iterable<string>): Promise<void> {
  const folders = new Set(Array.from(inputs, packageFolder).filter((folder) => folder !== undefined));
  const sections = await Promise.all([...folders].toSorted().map(describePackage));
  await writeFile(path.join(distFolder, LICENCES_FILE), `${sections.join(RULE)}\n`);
}

/** `node_modules/a/node_modules/@b/c` for a module of that package; undefined for modules of our own. */
function packageFolder(input: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
}

async function describePackage(folder: string): Promise<string> {
  const absolute = path.join(repositoryRoot, folder);
  const { name, version, license } = JSON.parse(
    await readFile(path.join(absolute, 'package.json'), 'utf8'),
  ) as { readonly name: string; readonly version: string; readonly license?: string };
  const files = (await readdir(absolute)).filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file));
  const texts = await Promise.all(
    files.toSorted().map(async (file) => await readFile(path.join(absolute, file), 'utf8')),
  );
  if (license === undefined && texts.length === 0) throw new Error(`${name} states no licence.`);
  return [
    `${name} ${version}`,
    `License: ${license ?? 'see below'}`,
    ...texts.map((text) => text.trim()),
  ].join('\n\n');
}
