import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { hostFolder } from './install-host.ts';

/** A browser that can be started: its program and the environment that it needs. */
export interface Chromium {
  readonly executablePath: string;
  readonly env: NodeJS.ProcessEnv;
}

const installedBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Finds a Chromium: the one that CHROME_PATH names, one that is installed, or else the one that npm brought. */
export async function findChromium(): Promise<Chromium> {
  const installed = [process.env['CHROME_PATH'] ?? '', ...installedBrowsers].find((file) => existsSync(file));
  if (installed !== undefined) return { executablePath: installed, env: process.env };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chrome or Chromium was found; name one in the variable CHROME_PATH.');
  }
  return await unpackedChromium();
}

/** Unpacks the Chromium of @sparticuz/chromium once, beside the package. */
async function unpackedChromium(): Promise<Chromium> {
  const folder = path.join(hostFolder, 'node_modules/.chromium');
  if (!existsSync(folder)) await unpack(folder);
  const executablePath = path.join(folder, 'chromium');
  const env = existsSync('/etc/fonts')
    ? process.env
    : { ...process.env, FONTCONFIG_PATH: path.join(folder, 'fonts') };
  if (canRun(executablePath, env)) return { executablePath, env };
  // A bare machine has no NSS libraries; the package brings those of Amazon Linux.
  return { executablePath, env: { ...env, LD_LIBRARY_PATH: path.join(folder, 'al2023/lib') } };
}

/** Unpacks into a folder that gets its name last, so that an interrupted run leaves nothing that looks whole. */
async function unpack(folder: string): Promise<void> {
  const partial = `${folder}-${process.pid}`;
  await mkdir(partial, { recursive: true });
  const packageFolder = path.join(hostFolder, 'node_modules/@sparticuz/chromium');
  // Its own entry unpacks the libraries on AWS only, and everything into the system's folder for temporary files.
  const unpacker = pathToFileURL(path.join(packageFolder, 'build/esm/lambdafs.js')).href;
  const { inflate } = (await import(unpacker)) as { inflate: (file: string) => Promise<string> };
  const temporaryFolder = process.env['TMPDIR'];
  process.env['TMPDIR'] = partial;
  const packs = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];
  try {
    await Promise.all(packs.map(async (name) => await inflate(path.join(packageFolder, 'bin', name))));
  } finally {
    if (temporaryFolder === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = temporaryFolder;
  }
  await rename(partial, folder).catch(async () => await rm(partial, { recursive: true }));
}

function canRun(executablePath: string, env: NodeJS.ProcessEnv): boolean {
  return spawnSync(executablePath, ['--version'], { env, timeout: 10_000 }).status === 0;
}
