import { cp } from 'node:fs/promises';
import path from 'node:path';
import { distFolder, repositoryRoot } from '../../server/tools/folders.ts';
import { runInBrowser } from '../support/vscode/browser-host.ts';
import { canRunOnDesktop, runOnDesktop } from '../support/vscode/desktop-host.ts';
import type { SuiteRun } from '../support/vscode/suite-run.ts';
import { inTemporaryFolder } from '../support/vscode/temporary-folder.ts';
import { isSuccess, readResult, toText } from './result.ts';

/** The folder that each run opens a copy of. */
export const workspace = path.join(import.meta.dirname, 'workspace');

/**
 * Runs the suite in desktop VS Code where that is possible, else in VS Code in the browser. MESHWRIGHT_E2E_HOST
 * (`desktop` or `browser`) chooses, and what the command line names (words of their titles) selects the tests.
 */
export async function runSuite(words: readonly string[]): Promise<boolean> {
  const host = process.env['MESHWRIGHT_E2E_HOST'] ?? ((await canRunOnDesktop()) ? 'desktop' : 'browser');
  process.stdout.write(`VS Code ${host === 'desktop' ? 'on the desktop' : 'in the browser'}\n`);
  return await inTemporaryFolder(async (folder) => {
    await cp(workspace, path.join(folder, 'workspace'), { recursive: true });
    const run = host === 'desktop' ? runOnDesktop : runInBrowser;
    return await reportRun(run, {
      extension: repositoryRoot,
      tests: path.join(distFolder, 'test/suite.js'),
      folder: path.join(folder, 'workspace'),
      dataFolder: path.join(folder, 'data'),
      env: { MESHWRIGHT_E2E_TESTS: words.join(' ') },
    });
  });
}

/** Runs a suite and shows what it found. An exit code of 0 is not enough: a host that fails to start gives it too. */
export async function reportRun(
  run: (suite: SuiteRun) => Promise<number>,
  suite: SuiteRun,
): Promise<boolean> {
  const resultFile = path.join(suite.dataFolder, '../result.jsonl');
  const exitCode = await run({ ...suite, env: { ...suite.env, MESHWRIGHT_E2E_RESULT: resultFile } });
  const lines = readResult(resultFile);
  for (const line of lines) process.stdout.write(toText(line));
  if (lines.length === 0) process.stdout.write('The suite has not started.\n');
  return exitCode === 0 && isSuccess(lines);
}
