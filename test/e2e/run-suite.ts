import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { distFolder, repositoryRoot } from '../../server/tools/folders.ts';
import { runInBrowser } from '../support/vscode/browser-host.ts';
import { canRunOnDesktop, runOnDesktop } from '../support/vscode/desktop-host.ts';
import type { SuiteRun } from '../support/vscode/suite-run.ts';
import { runOnWeb } from '../support/vscode/web-host.ts';
import { inTemporaryFolder } from '../support/vscode/temporary-folder.ts';
import { readResult } from './read-result.ts';
import { isSuccess, toText } from './result.ts';

/** The folder that each run opens a copy of. */
export const workspace = path.join(import.meta.dirname, 'workspace');

/** What stands in for the extensions that many people have beside ours. */
const stubs = ['vscode-yaml', 'vscode-kubernetes-tools'];

/** Where the stand-ins are put together, from what is written and what is built. */
const stubFolder = path.join(distFolder, 'test/stubs');

/** The server of the extension for YAML. */
const yamlServer = path.join(repositoryRoot, 'node_modules/yaml-language-server/out/src/server.js');

/** Where the pictures of the journeys go; nothing there is packed or committed. */
const pictures = path.join(distFolder, 'test/pictures');

type Outcome = 'passed' | 'failed' | 'not-started';

const hosts = {
  desktop: { run: runOnDesktop, tests: 'test/suite.js', title: 'VS Code on the desktop' },
  browser: { run: runInBrowser, tests: 'test/suite.js', title: 'VS Code in the browser' },
  web: { run: runOnWeb, tests: 'test/suite-web.js', title: 'VS Code for the Web' },
} as const;

/**
 * Runs the suite in desktop VS Code where that is possible, else in VS Code in the browser. MESHWRIGHT_E2E_HOST
 * (`desktop`, `browser` or `web`) chooses, and what the command line names (words of their titles) selects the tests.
 */
export async function runSuite(words: readonly string[]): Promise<Outcome> {
  for (const host of await hostsToTry()) {
    process.stdout.write(`${hosts[host].title}\n`);
    const outcome = await runOnce(host, words);
    if (outcome !== 'not-started') return outcome;
  }
  return 'not-started';
}

async function hostsToTry(): Promise<readonly (keyof typeof hosts)[]> {
  const chosen = process.env['MESHWRIGHT_E2E_HOST'];
  if (chosen === 'desktop' || chosen === 'browser' || chosen === 'web') return [chosen];
  return (await canRunOnDesktop()) ? ['desktop', 'browser'] : ['browser'];
}

async function runOnce(host: keyof typeof hosts, words: readonly string[]): Promise<Outcome> {
  return await inTemporaryFolder(async (temporary) => {
    const folder = path.join(temporary, 'workspace');
    await cp(workspace, folder, { recursive: true });
    await mkdir(pictures, { recursive: true });
    await cp(path.join(import.meta.dirname, 'stubs'), stubFolder, { recursive: true });
    return await reportRun(hosts[host].run, {
      extension: repositoryRoot,
      neighbours: stubs.map((stub) => path.join(stubFolder, stub)),
      tests: path.join(distFolder, hosts[host].tests),
      folder,
      dataFolder: path.join(temporary, 'data'),
      env: { MESHWRIGHT_E2E_TESTS: words.join(' '), MESHWRIGHT_E2E_YAML_SERVER: yamlServer },
      pictures,
    });
  });
}

/** Runs a suite and shows what it found. An exit code of 0 is not enough: a host that fails to start gives it too. */
export async function reportRun(
  run: (suite: SuiteRun) => Promise<number>,
  suite: SuiteRun,
): Promise<Outcome> {
  const resultFile = path.join(suite.dataFolder, '../result.jsonl');
  const exitCode = await run({ ...suite, env: { ...suite.env, MESHWRIGHT_E2E_RESULT: resultFile } });
  const lines = readResult(resultFile);
  for (const line of lines) process.stdout.write(toText(line));
  if (lines.length === 0) {
    process.stdout.write('The suite has not started.\n');
    return 'not-started';
  }
  return exitCode === 0 && isSuccess(lines) ? 'passed' : 'failed';
}
