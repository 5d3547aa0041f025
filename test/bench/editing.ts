import { makeFile, makeVirtualService } from './texts.ts';
import { median, RUNS, within, type Row } from './measure.ts';
import { ours, yamlLanguageServer } from './servers.ts';
import { Session, type ServerDescription } from './session.ts';

/** A field that no kind has: each server must say so before an edit counts as answered. */
const WRONG = 'zzz';
/** How long one run of one server on one file may take, in milliseconds. */
const LIMIT = 60_000;

interface Figures {
  readonly open: number[];
  readonly edit: number[];
  readonly completion: number[];
  readonly hover: number[];
  readonly memory: number[];
}

interface Runs {
  readonly ours: number;
  readonly theirs: number;
}

type Name = keyof Figures;
type Goals = Partial<Record<Name, Pick<Row, 'budget' | 'ratio'>>>;

/** How often each server is measured on files larger than 20,000 lines, where the other one takes a minute. */
const FEW_RUNS: Runs = { ours: 3, theirs: 1 };

/**
 * Both servers in turn, run by run, on files of the given sizes: opening, editing, completing, hovering.
 * @param sizes in lines; 60 is one VirtualService
 */
export async function measureEditing(
  sizes: readonly number[],
  log: (message: string) => void,
): Promise<Row[]> {
  const theirs = yamlLanguageServer();
  const rows: Row[] = [];
  for (const size of sizes) {
    const text = size === 60 ? makeVirtualService() : makeFile(size);
    const [mine, other] = [emptyFigures(), emptyFigures()];
    const runs: Runs = size > 20_000 ? FEW_RUNS : { ours: RUNS, theirs: RUNS };
    for (let run = 0; run < runs.ours; run++) {
      await measureOnce(ours, text, mine, log);
      if (run < runs.theirs) await measureOnce(theirs, text, other, log);
      log(`${size} lines, run ${run + 1} of ${runs.ours}`);
    }
    rows.push(...toRows(size, { mine, other, runs }));
  }
  return [...rows, ...slope(rows, sizes)];
}

function emptyFigures(): Figures {
  return { open: [], edit: [], completion: [], hover: [], memory: [] };
}

async function measureOnce(
  server: ServerDescription,
  text: string,
  figures: Figures,
  log: (message: string) => void,
): Promise<void> {
  const session = new Session(server);
  try {
    await within(LIMIT, measureSession(session, text, figures));
  } catch (error) {
    log(`${server.command.at(-2)}: ${String(error)}`);
  } finally {
    session.stop();
  }
}

async function measureSession(session: Session, text: string, figures: Figures): Promise<void> {
  const lines = text.split('\n');
  const middle = Math.floor(lines.length / 2);
  const spec = lines.findIndex(
    (line, index) => index >= (lines.length > 100 ? middle : 0) && line === 'spec:',
  );
  figures.open.push(await session.open(text, () => true));
  // The first edit warms up what a user's second keystroke finds warm.
  for (let round = 0; round < 4; round++) {
    const line = spec + 1;
    const inserted = `  ${WRONG}${round}: 1\n`;
    const wrong = await session.edit({ line, from: 0, to: 0, text: inserted }, (items) =>
      items.some(({ message }) => JSON.stringify(message).includes(`${WRONG}${round}`)),
    );
    const right = await session.edit({ line, from: 0, to: inserted.length - 1, text: '' }, (items) =>
      items.every(({ message }) => !JSON.stringify(message).includes(WRONG)),
    );
    if (round > 0) figures.edit.push(wrong, right);
  }
  const key = { line: spec + 1, character: 3 };
  for (let round = 0; round < 4; round++) {
    const completion = await session.editAndAsk(spec, 'completion', key);
    const hover = await session.editAndAsk(spec, 'hover', key);
    if (round > 0) {
      figures.completion.push(completion);
      figures.hover.push(hover);
    }
  }
  figures.memory.push(session.memory());
}

/** Faster to first diagnostics whatever the size; the rest grows harder with it. */
const GOALS: Readonly<Record<number, Goals>> = {
  20: { open: { ratio: 1 } },
  60: { open: { budget: 250, ratio: 1 }, edit: { budget: 3 } },
  200: { open: { ratio: 1 } },
  2000: { open: { ratio: 1 }, edit: { budget: 5, ratio: 10 } },
  20_000: {
    open: { ratio: 1 },
    edit: { budget: 10, ratio: 50 },
    completion: { budget: 20 },
    hover: { budget: 20 },
    memory: { budget: 150, ratio: 3 },
  },
};

const NAMES: Readonly<Record<Name, string>> = {
  open: 'start to first diagnostics',
  edit: 'edit to diagnostics',
  completion: 'completion after an edit',
  hover: 'hover after an edit',
  memory: 'memory',
};

function toRows(
  size: number,
  { mine, other, runs }: { readonly mine: Figures; readonly other: Figures; readonly runs: Runs },
): Row[] {
  return (Object.keys(NAMES) as Name[]).map((name) => ({
    name: nameOf(name, size),
    ours: median(mine[name]),
    unit: name === 'memory' ? 'MB' : 'ms',
    theirs: other[name].length === 0 ? undefined : median(other[name]),
    runs: runs.ours,
    theirRuns: runs.theirs === runs.ours ? undefined : runs.theirs,
    ...GOALS[size]?.[name],
  }));
}

function nameOf(name: Name, size: number): string {
  return `${NAMES[name]}, ${size.toLocaleString('en')} lines`;
}

/** How much more an edit costs in the largest file than in one a hundred times smaller, or the nearest to that. */
function slope(rows: readonly Row[], sizes: readonly number[]): Row[] {
  const largest = Math.max(...sizes);
  const small = sizes.findLast((size) => size * 100 <= largest) ?? Math.min(...sizes);
  const at = (size: number) => rows.find(({ name }) => name === nameOf('edit', size));
  const [from, to] = [at(small), at(largest)];
  if (from === undefined || to === undefined) return [];
  const [theirsFrom, theirsTo] = [from.theirs, to.theirs];
  return [
    {
      name: `an edit at ${largest.toLocaleString('en')} lines by one at ${small.toLocaleString('en')}`,
      ours: to.ours / from.ours,
      theirs: theirsFrom === undefined || theirsTo === undefined ? undefined : theirsTo / theirsFrom,
      unit: 'x',
      runs: to.runs,
      theirRuns: to.theirRuns,
    },
  ];
}
