import { cp } from 'node:fs/promises';
import path from 'node:path';
import { distFolder } from '../../server/tools/folders.ts';
import { packageExtension } from '../../server/tools/package.ts';
import { runInBrowser } from '../support/vscode/browser-host.ts';
import { installHost } from '../support/vscode/install-host.ts';
import { inTemporaryFolder } from '../support/vscode/temporary-folder.ts';
import { installExtension } from '../support/vscode/workbench-server.ts';
import { reportRun, workspace } from './run-suite.ts';

/** An extension without content: VS Code runs a suite only beside an extension under development. */
const carrier = path.join(import.meta.dirname, 'carrier');

/** Packs the extension, installs it as a user does, and walks the first fix with it. */
async function runPackaged(): ReturnType<typeof reportRun> {
  const vsix = await packageExtension();
  await installHost();
  return await inTemporaryFolder(async (temporary) => {
    const dataFolder = path.join(temporary, 'data');
    const folder = path.join(temporary, 'workspace');
    await cp(workspace, folder, { recursive: true });
    await installExtension(dataFolder, vsix);
    return await reportRun(runInBrowser, {
      extension: carrier,
      tests: path.join(distFolder, 'test/suite.js'),
      folder,
      dataFolder,
      env: { MESHWRIGHT_E2E_TESTS: 'The first fix' },
    });
  });
}

process.exitCode = (await runPackaged()) === 'passed' ? 0 : 1;
