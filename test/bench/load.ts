import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { median, RUNS, within, type Row } from './measure.ts';
import { ours } from './servers.ts';
import { Session } from './session.ts';
import { DOCUMENTS_PER_FILE, makeFile, makeFileOf, writeFiles } from './texts.ts';

const FILES = 2000;
const LINES = 20_000;
const EDITS = 40;
/** Between two keystrokes of somebody who types quickly, in milliseconds. */
const PAUSE = 60;
/** How long one run may take, in milliseconds. */
const LIMIT = 60_000;

interface Holds {
  readonly hold: number;
  /** The part of it in which the server worked, and did not wait for the processor. */
  readonly work: number;
}

interface LoadFigures extends Holds {
  readonly edit: number;
  readonly memory: number;
}

/** How the server fares with 10,000 documents: the memory they take, and typing while they are read and checked. */
export async function measureLoad(log: (message: string) => void): Promise<Row[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'meshwright-bench-'));
  try {
    mkdirSync(path.join(folder, 'workspace'));
    writeFiles(path.join(folder, 'workspace'), FILES);
    const read: number[] = [];
    const figures: LoadFigures[] = [];
    const measure = async (name: string, once: (session: Session) => Promise<unknown>) => {
      const session = openSession(folder);
      try {
        await within(LIMIT, once(session));
      } catch (error) {
        log(`${name}: ${String(error)}`);
      } finally {
        session.stop();
      }
    };
    for (let run = 0; run < RUNS; run++) {
      await measure('reading', async (session) => read.push(await memoryOnceRead(session, folder)));
      await measure('typing', async (session) => figures.push(await typeUnderLoad(session, folder)));
      log(`10,000 documents, run ${run + 1} of ${RUNS}`);
    }
    return toRows(read, figures);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function openSession(folder: string): Session {
  const [command = '', ...words] = ours.command;
  const probe = path.join(import.meta.dirname, 'loop-probe.cjs');
  return new Session(
    { ...ours, command: [command, '--require', probe, ...words] },
    {
      folder: pathToFileURL(path.join(folder, 'workspace')).href,
      env: { MESHWRIGHT_LOOP_PROBE: path.join(folder, 'hold') },
    },
  );
}

/** What the server takes, in MB, once it has read all files and checked none. */
async function memoryOnceRead(session: Session, folder: string): Promise<number> {
  await session.open('a: 1\n', () => true);
  // The server reads the files in the order in which the folder lists them.
  const last = Number.parseInt(readdirSync(path.join(folder, 'workspace')).at(-1) ?? '', 10);
  const query = /^  name: (.+)$/m.exec(makeFileOf(last))?.[1];
  for (;;) {
    const found = await session.ask('workspace/symbol', { query });
    if (Array.isArray(found) && found.length > 0) return session.memory();
    await pause(100);
  }
}

/** Somebody types in a large file while everything else is read and checked, and the editor asks what it asks. */
async function typeUnderLoad(session: Session, folder: string): Promise<LoadFigures> {
  const text = makeFile(LINES);
  await session.open(text, () => true);
  const everything = session.ask('workspace/diagnostic', { previousResultIds: [] });
  const askAround = () =>
    ['documentSymbol', 'codeLens', 'foldingRange'].map(
      async (name) => await session.askInFile(`textDocument/${name}`).catch(() => undefined),
    );
  const asked = askAround();
  const line = text.split('\n').findLastIndex((content) => content === 'spec:');
  const times: number[] = [];
  for (let count = 0; count < EDITS; count++) {
    times.push(
      await session.edit({ line, from: 0, to: count % 2, text: count % 2 === 0 ? '#' : '' }, () => true),
    );
    if (count % 10 === 0) asked.push(...askAround());
    await pause(PAUSE);
  }
  await Promise.all([everything, ...asked]);
  return {
    ...(await readHolds(session, path.join(folder, 'hold'))),
    edit: median(times),
    memory: session.memory(),
  };
}

async function readHolds(session: Session, probe: string): Promise<Holds> {
  session.signal('SIGUSR2');
  while (!existsSync(probe)) await pause(20);
  const holds = JSON.parse(readFileSync(probe, 'utf8')) as Holds;
  rmSync(probe);
  return holds;
}

async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

function toRows(read: readonly number[], figures: readonly LoadFigures[]): Row[] {
  const of = (name: keyof LoadFigures) => median(figures.map((each) => each[name]));
  const documents = `${(FILES * DOCUMENTS_PER_FILE).toLocaleString('en')} documents`;
  const lines = `${LINES.toLocaleString('en')} lines`;
  const runs = RUNS;
  return [
    { name: `memory, ${documents} read`, ours: median(read), unit: 'MB', runs, budget: 200 },
    { name: `memory, all checked and ${lines} open`, ours: of('memory'), unit: 'MB', runs },
    {
      name: `longest hold of the loop, typing in ${lines} while ${documents} are read and checked`,
      ours: of('hold'),
      unit: 'ms',
      runs,
      budget: 50,
    },
    { name: 'of that in processor time', ours: of('work'), unit: 'ms', runs },
    { name: 'edit to diagnostics meanwhile', ours: of('edit'), unit: 'ms', runs },
  ];
}
