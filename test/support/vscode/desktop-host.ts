import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { suiteTimeout, type SuiteRun } from './suite-run.ts';

/** Where the downloaded VS Code is kept, out of sight of linters. */
const cachePath = path.resolve(import.meta.dirname, '../../../node_modules/.cache/vscode');

/** Tells in a few seconds whether desktop VS Code can be fetched and shown here. */
export async function canRunOnDesktop(): Promise<boolean> {
  const hasDisplay = process.platform !== 'linux' || (process.env['DISPLAY'] ?? '') !== '';
  if (!hasDisplay) return false;
  return await fetch('https://update.code.visualstudio.com/api/releases/stable', {
    signal: AbortSignal.timeout(3000),
  }).then(
    (response) => response.ok,
    () => false,
  );
}

/** Runs a suite in desktop VS Code, which is downloaded when it is not there yet. Gives the suite's exit code. */
export async function runOnDesktop(run: SuiteRun): Promise<number> {
  const { extension, neighbours = [], tests, folder, dataFolder, env } = run;
  return await runTests({
    cachePath,
    extensionDevelopmentPath: [extension ?? folder, ...neighbours],
    extensionTestsPath: tests,
    extensionTestsEnv: { ...env },
    launchArgs: [folder, '--disable-extensions', '--disable-workspace-trust', '--user-data-dir', dataFolder],
    timeout: suiteTimeout,
  }).catch(() => 1);
}
