import { stat } from 'node:fs/promises';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { build } from './build.ts';
import { repositoryRoot } from './folders.ts';

/** The size, in bytes, that an installable extension stays below. */
const sizeLimit = 3 * 1024 * 1024;

/** Builds and packs what runs, as .vscodeignore names it. Gives the absolute path of the VSIX; throws when it is too large. */
export async function packageExtension(): Promise<string> {
  await build({ development: false });
  const packagePath = path.join(repositoryRoot, 'meshwright.vsix');
  await createVSIX({
    cwd: repositoryRoot,
    dependencies: false,
    packagePath,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  const { size } = await stat(packagePath);
  if (size >= sizeLimit) throw new Error(`The VSIX has ${size} bytes; the limit is ${sizeLimit}.`);
  return packagePath;
}

if (process.argv[1] === import.meta.filename) await packageExtension();
