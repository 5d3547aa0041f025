import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from './playwright.ts';

/** How often to look for wishes, in milliseconds. */
const interval = 100;

/**
 * Takes a picture of a page for each file `<name>.wanted` that a suite writes into a folder, and removes the file
 * when `<name>.png` is there. Goes on until the signal ends it.
 */
export async function takePictures(page: Page, folder: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    for (const file of await readdir(folder)) {
      if (!file.endsWith('.wanted')) continue;
      await writeFile(path.join(folder, `${path.basename(file, '.wanted')}.png`), await page.screenshot());
      await rm(path.join(folder, file));
    }
    await wait(interval);
  }
}
