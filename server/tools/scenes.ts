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
      await showHover();
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
    name: 'completion',
    compose: async ({ page, openFile, waitFor }) => {
      await openFile('istio/traffic.yaml', 71, 30);
      await page.keyboard.press('Enter');
      await page.keyboard.press('ControlOrMeta+Space');
      await waitFor('.suggest-widget.visible .monaco-list-row.focused');
      await page.keyboard.press('ControlOrMeta+Space');
      await waitFor('.suggest-details');
    },
  },
  {
    name: 'note',
    compose: async ({ page, openFile, showHover, waitFor }) => {
      await openFile('istio/traffic.yaml', 67, 10);
      await showHover('Compare');
      await page.locator('.monaco-hover a', { hasText: 'Compare' }).first().click();
      await waitFor('.webview.ready');
    },
  },
];
