import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installHost } from '../../test/support/vscode/install-host.ts';
import { launchBrowser, type Browser } from '../../test/support/vscode/playwright.ts';
import { inTemporaryFolder } from '../../test/support/vscode/temporary-folder.ts';
import { openWorkbench } from '../../test/support/vscode/workbench.ts';
import { toAddress } from '../../test/support/vscode/workbench-address.ts';
import { installExtension, startWorkbenchServer } from '../../test/support/vscode/workbench-server.ts';
import { repositoryRoot } from './folders.ts';
import { packageExtension } from './package.ts';
import { record, toGif } from './recorder.ts';
import { prepareTour, scenes, tour } from './scenes.ts';
import { toSmallPng } from './small-png.ts';

/** What keeps a picture to the point: the editor, its file and nothing that asks or blinks. */
const settings = {
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.reduceMotion': 'on',
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
  'window.menuBarVisibility': 'hidden',
  'breadcrumbs.enabled': false,
  'editor.fontSize': 15,
  'editor.lineHeight': 1.6,
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.occurrencesHighlight': 'off',
  'editor.scrollbar.vertical': 'hidden',
  'editor.hover.above': false,
  'editor.wordWrap': 'on',
  'editor.overviewRulerBorder': false,
  'editor.hideCursorInOverviewRuler': true,
  'markdown.preview.fontSize': 13,
  'explorer.openEditors.visible': 0,
  'outline.showVariables': false,
};

/** Where the pictures go. */
const imagesFolder = path.join(repositoryRoot, 'images');

/** Takes the scenes that are named, or all and the tour: each in a window of its own on the same folder. */
async function takePictures(browser: Browser, address: string, names: readonly string[]): Promise<void> {
  const isWanted = (name: string): boolean => names.length === 0 || names.includes(name);
  for (const { name, compose } of scenes.filter((scene) => isWanted(scene.name))) {
    const page = await browser.newPage({ viewport: { width: 1200, height: 680 }, deviceScaleFactor: 2 });
    await compose(await openWorkbench(page, address));
    const png = await page.screenshot();
    await writeFile(path.join(imagesFolder, `${name}.png`), toSmallPng(png));
    await page.close();
  }
  if (!isWanted('tour')) return;
  const page = await browser.newPage({ viewport: { width: 1000, height: 600 }, deviceScaleFactor: 1 });
  const workbench = await openWorkbench(page, address);
  await prepareTour(workbench);
  const frames = await record(page, async () => await tour(workbench));
  await writeFile(path.join(imagesFolder, 'tour.gif'), toGif(frames));
}

/** Shows the packed extension, installed, on a copy of the examples. */
async function withExamples(use: (browser: Browser, address: string) => Promise<void>): Promise<void> {
  const vsix = await packageExtension();
  await installHost();
  await inTemporaryFolder(async (temporary) => {
    const dataFolder = path.join(temporary, 'data');
    const folder = path.join(temporary, 'shop');
    await cp(path.join(repositoryRoot, 'examples'), folder, { recursive: true });
    // An installed extension, because a window with one under development says so in its title.
    await installExtension(dataFolder, vsix);
    const server = await startWorkbenchServer({ dataFolder, settings });
    const browser = await launchBrowser();
    try {
      await use(browser, toAddress({ port: server.port, folder }));
    } finally {
      await browser.close();
      await server.stop();
    }
  });
}

await withExamples(async (browser, address) => await takePictures(browser, address, process.argv.slice(2)));
