import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { workbenchFolder } from './install-host.ts';

/** Where a running VS Code keeps what it knows, and what it is told at start. */
export interface WorkbenchServerOptions {
  /** The folder for settings, installed extensions and logs. */
  readonly dataFolder: string;
  /** The user's settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The TCP port; a free one by default. */
  readonly port?: number;
  /** Variables that the extensions and the tests see. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A running server of VS Code in the browser. */
export interface WorkbenchServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** The program that serves VS Code in the browser and, given other arguments, installs extensions. */
const serverProgram = path.join(workbenchFolder, 'out/server-main.js');

const listening = /Extension host agent listening on (\d+)/;

/** Starts VS Code on 127.0.0.1 and waits until it answers. */
export async function startWorkbenchServer(options: WorkbenchServerOptions): Promise<WorkbenchServer> {
  await writeSettings(options);
  const child = spawn(
    process.execPath,
    [
      serverProgram,
      '--without-connection-token',
      '--accept-server-license-terms',
      '--disable-workspace-trust',
      '--host=127.0.0.1',
      `--port=${options.port ?? 0}`,
      '--telemetry-level=off',
      `--server-data-dir=${options.dataFolder}`,
    ],
    { env: { ...process.env, ...options.env }, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    void ended.then(() => reject(new Error('VS Code ended before it listened.')));
    createInterface(child.stdout).on('line', (line) => {
      const found = listening.exec(line)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
  });
  return {
    port,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

/** Installs a VSIX into a data folder; throws when VS Code refuses it. */
export async function installExtension(dataFolder: string, vsix: string): Promise<void> {
  const args = [
    '--accept-server-license-terms',
    `--server-data-dir=${dataFolder}`,
    '--install-extension',
    vsix,
  ];
  const child = spawn(process.execPath, [serverProgram, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  const output = await text(child.stdout);
  // A refusal is told by the message alone; the exit code is 0 either way.
  if (!output.includes('was successfully installed')) throw new Error(`${vsix} was not installed: ${output}`);
}

async function writeSettings({ dataFolder, settings }: WorkbenchServerOptions): Promise<void> {
  const userFolder = path.join(dataFolder, 'data/User');
  await mkdir(userFolder, { recursive: true });
  await writeFile(path.join(userFolder, 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }));
}

/** What keeps a fresh VS Code from greeting, asking and reaching for the network. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'npm.fetchOnlinePackageInfo': false,
  'git.enabled': false,
};
