import { cp } from 'node:fs/promises';
import path from 'node:path';
import { installHost } from './install-host.ts';
import { takePictures } from './picture-taker.ts';
import { launchBrowser } from './playwright.ts';
import { runInPage } from './suite-page.ts';
import type { SuiteRun } from './suite-run.ts';
import { toAddress } from './workbench-address.ts';
import { startWorkbenchServer } from './workbench-server.ts';

/** Runs a suite in VS Code in a browser, from npm alone. Gives the suite's exit code. */
export async function runInBrowser(run: SuiteRun): Promise<number> {
  const { dataFolder, env, pictures, neighbours = [], ...opened } = run;
  await installHost();
  // A window takes one extension from its sources; what lies in that folder counts as installed.
  for (const neighbour of neighbours) {
    await cp(neighbour, path.join(dataFolder, 'extensions', path.basename(neighbour)), { recursive: true });
  }
  const variables = pictures === undefined ? env : { ...env, MESHWRIGHT_E2E_PICTURES: pictures };
  const server = await startWorkbenchServer({ dataFolder, env: variables });
  const browser = await launchBrowser();
  const running = new AbortController();
  let looking: Promise<void> | undefined;
  try {
    return await runInPage(browser, {
      address: toAddress({ port: server.port, ...opened }),
      onOpen: (page) => {
        if (pictures !== undefined) looking = takePictures(page, pictures, running.signal);
      },
    });
  } finally {
    running.abort();
    await looking;
    await browser.close();
    await server.stop();
  }
}
