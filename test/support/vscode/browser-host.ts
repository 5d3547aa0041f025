import { setTimeout as wait } from 'node:timers/promises';
import { installHost } from './install-host.ts';
import { takePictures } from './picture-taker.ts';
import { launchBrowser } from './playwright.ts';
import { suiteTimeout, type SuiteRun } from './suite-run.ts';
import { toAddress } from './workbench-address.ts';
import { startWorkbenchServer } from './workbench-server.ts';

/** Runs a suite in VS Code in a browser, from npm alone. Gives the suite's exit code. */
export async function runInBrowser({ dataFolder, env, pictures, ...opened }: SuiteRun): Promise<number> {
  await installHost();
  const variables = pictures === undefined ? env : { ...env, MESHWRIGHT_E2E_PICTURES: pictures };
  const server = await startWorkbenchServer({ dataFolder, env: variables });
  const browser = await launchBrowser();
  const errors: string[] = [];
  const running = new AbortController();
  let looking: Promise<void> | undefined;
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 });
    // The workbench calls these two when it has been opened to run tests.
    const exitCode = new Promise<number>((resolve) => {
      void page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
    });
    await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
      if (type === 'error') errors.push(args.map(String).join(' '));
    });
    await page.goto(toAddress({ port: server.port, ...opened }));
    if (pictures !== undefined) looking = takePictures(page, pictures, running.signal);
    const code = await Promise.race([exitCode, wait(suiteTimeout, 1, { ref: false })]);
    if (code !== 0) report(errors);
    return code;
  } finally {
    running.abort();
    await looking;
    await browser.close();
    await server.stop();
  }
}

/** What the workbench says of every run here: its native modules are not built, and there may be no network. */
const harmless = /@vscode\/spdlog|native-watchdog|serviceWorker|ENOTFOUND|ERR_NAME_NOT_RESOLVED/;

/** Shows what else the workbench said was wrong. */
function report(errors: readonly string[]): void {
  for (const error of errors) {
    if (!harmless.test(error)) process.stderr.write(`${error.slice(0, 2000)}\n`);
  }
}
