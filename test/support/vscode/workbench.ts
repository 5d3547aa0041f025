import type { Frame, Page } from './playwright.ts';

/** How long the workbench may take over one step, in milliseconds; the machine may be busy. */
const stepTimeout = 30_000;

/** A person's hands on an open VS Code: what screenshots and captures are taken with. */
export interface Workbench {
  readonly page: Page;
  /** Runs a command by the title that the command palette shows. */
  readonly runCommand: (title: string) => Promise<void>;
  /** Opens the command palette with a title typed, and chooses nothing yet. */
  readonly openPalette: (title: string) => Promise<void>;
  /** Opens a file of the workspace and puts the cursor on a line and column, both counted from one. */
  readonly openFile: (name: string, line: number, column: number) => Promise<void>;
  /** Shows the hover at the cursor and waits until it says a text. */
  readonly showHover: (text?: string) => Promise<void>;
  /** Follows the link with a text in the hover at the cursor. */
  readonly followHoverLink: (text: string) => Promise<void>;
  /** Waits until a note or a rule's page with a title is shown, and gives its content. */
  readonly waitForNote: (title: string) => Promise<Frame>;
  /** Waits until an element that CSS describes is there. */
  readonly waitFor: (selector: string) => Promise<void>;
}

/** Opens an address of a running server and waits until the workbench has drawn itself. */
export async function openWorkbench(page: Page, address: string): Promise<Workbench> {
  const waitFor = async (selector: string): Promise<void> =>
    await page.locator(selector).first().waitFor({ state: 'visible', timeout: stepTimeout });
  const openPalette = async (text: string): Promise<void> => {
    await page.keyboard.press('F1');
    await waitFor('.quick-input-widget');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(text);
    await waitFor('.quick-input-widget .monaco-list-row.focused');
  };
  const pickInPalette = async (text: string): Promise<void> => {
    await openPalette(text);
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: stepTimeout });
  };
  const showHover = async (text = ''): Promise<void> => {
    const hover = page.locator('.monaco-hover-content', { hasText: text }).first();
    // A hover that is asked for before the server has started stays empty.
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await page.keyboard.press('ControlOrMeta+K');
      await page.keyboard.press('ControlOrMeta+I');
      const isThere = await hover.waitFor({ state: 'visible', timeout: 2000 }).then(
        () => true,
        () => false,
      );
      if (isThere) return;
      await page.keyboard.press('Escape');
    }
    throw new Error(`No hover says "${text}".`);
  };
  const followHoverLink = async (text: string): Promise<void> => {
    const link = page.locator('.monaco-hover a', { hasText: text }).first();
    const click = async (): Promise<boolean> =>
      await link.click({ timeout: 2000 }).then(
        () => true,
        () => false,
      );
    // The hover closes when new diagnostics arrive.
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await showHover(text);
      if (await click()) return;
    }
    throw new Error(`No hover leads to "${text}".`);
  };
  await page.goto(address);
  await waitFor('.monaco-workbench .part.statusbar');
  // In the corner where it starts, the pointer would call up the tooltip of what is there.
  await page.mouse.move(700, 600);
  return {
    page,
    waitFor,
    showHover,
    followHoverLink,
    waitForNote: async (title) => {
      // A webview is a frame in a frame.
      const content = page.frameLocator('iframe.webview').frameLocator('#active-frame');
      await content
        .locator('h1', { hasText: title })
        .first()
        .waitFor({ state: 'visible', timeout: stepTimeout });
      return content;
    },
    openPalette: async (title) => await openPalette(`>${title}`),
    runCommand: async (title) => await pickInPalette(`>${title}`),
    openFile: async (name, line, column) => {
      await pickInPalette(name);
      await waitFor('.editor-instance .view-lines');
      await pickInPalette(`:${line}:${column}`);
    },
  };
}
