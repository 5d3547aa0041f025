import { createRequire } from 'node:module';
import path from 'node:path';
import { findChromium } from './chromium.ts';
import { hostFolder } from './install-host.ts';

/** A page, or a frame in it, in which elements are looked for by CSS selectors. */
export interface Frame {
  locator(selector: string, options?: { hasText: string }): Locator;
  frameLocator(selector: string): Frame;
}

/** The part of playwright-core that we use. It is installed with the host, so its own types may not be there. */
export interface Page extends Frame {
  goto(address: string): Promise<unknown>;
  exposeFunction(name: string, run: (...args: never[]) => unknown): Promise<void>;
  screenshot(): Promise<Uint8Array>;
  close(): Promise<void>;
  readonly keyboard: {
    press(key: string): Promise<void>;
    type(text: string): Promise<void>;
  };
  readonly mouse: { move(x: number, y: number): Promise<void> };
}

interface Locator {
  first(): Locator;
  click(options?: { timeout?: number }): Promise<void>;
  scrollIntoViewIfNeeded(): Promise<void>;
  isVisible(): Promise<boolean>;
  waitFor(options: { state: 'visible' | 'hidden'; timeout?: number }): Promise<void>;
}

/** A running browser. */
export interface Browser {
  newPage(options: { viewport: { width: number; height: number }; deviceScaleFactor: number }): Promise<Page>;
  close(): Promise<void>;
}

interface PlaywrightCore {
  readonly chromium: {
    launch(options: {
      executablePath: string;
      env: NodeJS.ProcessEnv;
      args: readonly string[];
      headless: boolean;
    }): Promise<Browser>;
  };
}

/** Flags that keep Chromium from the network, and let it run as root and without a graphics card. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Starts a Chromium without a window. */
export async function launchBrowser(): Promise<Browser> {
  const requireFromHost = createRequire(path.join(hostFolder, 'package.json'));
  const { chromium } = requireFromHost('playwright-core') as PlaywrightCore;
  return await chromium.launch({ ...(await findChromium()), args: flags, headless: true });
}
