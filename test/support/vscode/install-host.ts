import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Where VS Code in the browser is installed; it has a lock file of its own, so that `npm ci` at the root is small. */
export const hostFolder = path.resolve(import.meta.dirname, '../../e2e/host');

/** VS Code as code-server ships it: the workbench, the server and the extension host. */
export const workbenchFolder = path.join(hostFolder, 'node_modules/code-server/lib/vscode');

/** Where VS Code for the Web is installed: the workbench and an extension host in a web worker, no server. */
export const webHostFolder = path.resolve(import.meta.dirname, '../../e2e/web-host');

/** Installs VS Code in the browser from npm, unless what its lock file names is already there. */
export async function installHost(): Promise<void> {
  await installFrom(hostFolder, linkModules);
}

/** Installs VS Code for the Web from npm, unless what its lock file names is already there. */
export async function installWebHost(): Promise<void> {
  await installFrom(webHostFolder, async () => {});
}

async function installFrom(folder: string, finish: () => Promise<void>): Promise<void> {
  const installedMark = path.join(folder, 'node_modules/.installed');
  const lock = await readFile(path.join(folder, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  if ((await readFile(installedMark, 'utf8').catch(() => '')) === wanted) return;
  process.stderr.write('Installing VS Code from npm…\n');
  // The install scripts compile native modules and download programs; none of that is needed.
  await runNpm(folder, ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
  await finish();
  await writeFile(installedMark, wanted);
}

/**
 * Gives VS Code its modules: the host's lock file names those that it uses, because the list which code-server ships
 * cannot be installed as it stands.
 */
async function linkModules(): Promise<void> {
  const link = path.join(workbenchFolder, 'node_modules');
  await rm(link, { recursive: true, force: true });
  await symlink(path.join(hostFolder, 'node_modules'), link, 'junction');
}

async function runNpm(folder: string, args: readonly string[]): Promise<void> {
  // npm tells its scripts where it is, which also works where it is not on the PATH.
  const script = process.env['npm_execpath'];
  const command = script === undefined ? 'npm' : process.execPath;
  const child = spawn(command, [...(script === undefined ? [] : [script]), ...args], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    shell: script === undefined && process.platform === 'win32',
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} ended with ${status} in ${folder}.`);
}
