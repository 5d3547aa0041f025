import { setTimeout as wait } from 'node:timers/promises';
import type { Workbench } from '../../test/support/vscode/workbench.ts';

/** A picture of the product: its file name, and the steps that a person would take to see it. */
export interface Scene {
  readonly name: string;
  readonly compose: (workbench: Workbench) => Promise<void>;
}

/** The underline of an error. */
const squiggle = '.squiggly-error';

/** The pictures that the README and the walkthrough show, from files of the examples. */
export const scenes: readonly Scene[] = [
  {
    name: 'diagnostic',
    compose: async ({ openFile, waitFor, showHover }) => {
      await openFile('mistakes/traffic-split.yaml', 4, 20);
      await waitFor(squiggle);
      await showHover('Quick Fix');
    },
  },
  {
    name: 'quick-fix',
    compose: async ({ page, openFile, waitFor }) => {
      await openFile('mistakes/traffic-split.yaml', 4, 20);
      await waitFor(squiggle);
      await page.keyboard.press('ControlOrMeta+.');
      await waitFor('.action-widget .focused');
    },
  },
  {
    name: 'hover',
    compose: async ({ openFile, showHover }) => {
      await openFile('istio/traffic.yaml', 67, 10);
      await showHover('Compare');
    },
  },
  {
    name: 'note',
    compose: async ({ page, openFile, followHoverLink, runCommand, waitForNote }) => {
      await openFile('istio/traffic.yaml', 67, 10);
      await runCommand('View: Toggle Primary Side Bar Visibility');
      await followHoverLink('Compare');
      await waitForNote('Circuit breaking');
      await page.mouse.move(500, 620);
    },
  },
  {
    name: 'insert',
    compose: async ({ page, openFile, waitFor, openPalette }) => {
      await openFile('istio/traffic.yaml', 67, 10);
      await openPalette('Meshwright: Insert…');
      await page.keyboard.press('Enter');
      await waitFor('.quick-input-list .monaco-list-row:has-text("Canary")');
    },
  },
  // This one edits its file, which no other scene shows.
  {
    name: 'completion',
    compose: async ({ page, openFile, waitFor, runCommand }) => {
      await runCommand('View: Toggle Primary Side Bar Visibility');
      await openFile('bookshop/reviews.yaml', 38, 30);
      await page.keyboard.press('Enter');
      await page.keyboard.press('ControlOrMeta+Space');
      await waitFor('.suggest-widget.visible .monaco-list-row.focused');
      await wait(500);
      // Where the list was there by itself, the keys have opened its box already.
      const isOpen = await page.locator('.suggest-details-container').isVisible();
      if (!isOpen) await page.keyboard.press('ControlOrMeta+Space');
      await waitFor('.suggest-details-container');
      // The box is laid out for the text of the item before.
      await page.keyboard.press('ArrowDown');
      await waitFor('.suggest-widget .monaco-list-row[data-index="1"].focused');
      await page.keyboard.press('ArrowUp');
      await waitFor('.suggest-widget .monaco-list-row[data-index="0"].focused');
      await wait(500);
    },
  },
];

/** Brings the window to where the tour starts. */
export async function prepareTour({ openFile, waitFor, runCommand }: Workbench): Promise<void> {
  await runCommand('View: Toggle Primary Side Bar Visibility');
  await openFile('mistakes/traffic-split.yaml', 4, 20);
  await waitFor(squiggle);
}

/** What the animated capture shows: a mistake is seen and repaired, a field explained, compared and written. */
export async function tour(workbench: Workbench): Promise<void> {
  const { page, openFile, waitFor, showHover, followHoverLink, waitForNote } = workbench;
  await wait(1500);
  await showHover('Quick Fix');
  await wait(2500);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+.');
  await waitFor('.action-widget .focused');
  await wait(1500);
  await page.keyboard.press('Enter');
  await page.locator(squiggle).first().waitFor({ state: 'hidden' });
  await wait(1500);
  await openFile('istio/traffic.yaml', 67, 10);
  await showHover('Compare');
  await wait(1500);
  await followHoverLink('Compare');
  const note = await waitForNote('Circuit breaking');
  await wait(1500);
  const insert = note.locator('button', { hasText: 'Insert' }).first();
  await insert.scrollIntoViewIfNeeded();
  await wait(1000);
  await insert.click();
  await waitFor('.view-line:has-text("checkout.shop.svc")');
}
