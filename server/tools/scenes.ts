import type { Workbench } from '../../test/support/vscode/workbench.ts';

/** A picture of the product: its file name, and the steps that a person would take to see it. */
export interface Scene {
  readonly name: string;
  readonly compose: (workbench: Workbench) => Promise<void>;
}

const squiggle = '.squiggly-error';

/** The pictures that the README and the walkthrough show. */
export const scenes: readonly Scene[] = [
  {
    name: 'quick-fix',
    compose: async ({ page, openFile, waitFor }) => {
      await openFile('traffic-split.yaml', 4, 20);
      await waitFor(squiggle);
      await page.keyboard.press('ControlOrMeta+.');
      await waitFor('.action-widget');
    },
  },
  {
    name: 'hover',
    compose: async ({ page, openFile, waitFor }) => {
      await openFile('traffic-split.yaml', 4, 20);
      await waitFor(squiggle);
      await page.keyboard.press('ControlOrMeta+K');
      await page.keyboard.press('ControlOrMeta+I');
      await waitFor('.monaco-hover-content');
    },
  },
];
