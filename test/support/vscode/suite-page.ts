import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from './playwright.ts';
import { suiteTimeout } from './suite-run.ts';

/** A window of VS Code that is about to run a suite. */
export interface SuitePage {
  readonly address: string;
  /** Told each line that the workbench logs. */
  readonly onLog?: (line: string) => void;
  /** Told of the page before it opens the address. */
  readonly onOpen?: (page: Page) => void;
}

/** Opens an address that makes the workbench run a suite, and waits for the end. Gives the suite's exit code. */
export async function runInPage(browser: Browser, { address, onLog, onOpen }: SuitePage): Promise<number> {
  const errors: string[] = [];
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 });
  // The workbench calls these two when it has been opened to run tests.
  const exitCode = new Promise<number>((resolve) => {
    void page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
  });
  await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
    const line = args.map(String).join(' ');
    if (type === 'error') errors.push(line);
    onLog?.(line);
  });
  onOpen?.(page);
  await page.goto(address);
  const code = await Promise.race([exitCode, wait(suiteTimeout, 1, { ref: false })]);
  if (code !== 0) report(errors);
  return code;
}

/** What the workbench says of every run here: its native modules are not built, and there may be no network. */
const harmless = /@vscode\/spdlog|native-watchdog|serviceWorker|ENOTFOUND|ERR_NAME_NOT_RESOLVED/;

/** Shows what else the workbench said was wrong. */
function report(errors: readonly string[]): void {
  for (const error of errors) {
    if (!harmless.test(error)) process.stderr.write(`${error.slice(0, 2000)}\n`);
  }
}
