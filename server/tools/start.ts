import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { inTemporaryFolder } from '../../test/support/vscode/temporary-folder.ts';
import { installHost } from '../../test/support/vscode/install-host.ts';
import { toAddress } from '../../test/support/vscode/workbench-address.ts';
import { startWorkbenchServer } from '../../test/support/vscode/workbench-server.ts';
import { build } from './build.ts';
import { repositoryRoot } from './folders.ts';

const folder = path.join(repositoryRoot, 'examples');
const file = path.join(folder, 'mistakes/traffic-split.yaml');

/** Runs the extension in the desktop VS Code that is installed, as a window apart from the user's own. */
async function startOnDesktop(code: string, dataFolder: string): Promise<void> {
  // With `--verbose` the program stays in the foreground, so that Ctrl-C ends it with us.
  const args = [
    `--extensionDevelopmentPath=${repositoryRoot}`,
    '--verbose',
    '--user-data-dir',
    dataFolder,
    folder,
    file,
  ];
  const child = spawn(code, args, { stdio: 'ignore', shell: process.platform === 'win32' });
  await Promise.race([once(child, 'close'), stopSignal()]);
  child.kill();
}

/** Serves VS Code with the extension to a browser on this machine. */
async function startInBrowser(dataFolder: string): Promise<void> {
  await installHost();
  // VS Code prefers the themes of the extension under development, and takes its own for those when it lies inside.
  const extension = path.join(dataFolder, 'meshwright');
  await symlink(repositoryRoot, extension, 'junction');
  const server = await startWorkbenchServer({ dataFolder, port: Number(process.env['PORT'] ?? 0) });
  const address = toAddress({ port: server.port, folder, file, extension });
  process.stdout.write(`\nOpen this address in a browser; Ctrl-C stops VS Code.\n\n${address}\n\n`);
  await stopSignal();
  await server.stop();
}

async function stopSignal(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}

/** Finds a program on the PATH; undefined when it is not there. */
function findProgram(name: string): string | undefined {
  const extension = process.platform === 'win32' ? '.cmd' : '';
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.map((each) => path.join(each, name + extension)).find(isExecutable);
}

function isExecutable(candidate: string): boolean {
  try {
    accessSync(candidate, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

await build({ development: true });
const desktop = findProgram('code');
await inTemporaryFolder(async (dataFolder) => {
  await (desktop === undefined ? startInBrowser(dataFolder) : startOnDesktop(desktop, dataFolder));
});
