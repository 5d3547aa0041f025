import { makeFile, makeVirtualService } from './texts.ts';
import { median, type Row } from './measure.ts';
import { ours, yamlLanguageServer } from './servers.ts';
import { Session, type ServerDescription } from './session.ts';

/** A field that no kind has: each server must say so before an edit counts as answered. */
const WRONG = 'zzz';
const RUNS = 7;

interface Figures {
  readonly open: number[];
  readonly edit: number[];
  readonly completion: number[];
  readonly hover: number[];
  readonly memory: number[];
}

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
    // The largest file takes the other server minutes: it is measured less often there.
    const runs = size > 20_000 ? 3 : RUNS;
    for (let run = 0; run < runs; run++) {
      await measureOnce(ours, text, mine);
      if (size <= 20_000) await measureOnce(theirs, text, other);
      log(`${size} lines, run ${run + 1} of ${runs}`);
    }
    rows.push(...toRows(size, mine, other));
  }
  return rows;
}

function emptyFigures(): Figures {
  return { open: [], edit: [], completion: [], hover: [], memory: [] };
}

async function measureOnce(server: ServerDescription, text: string, figures: Figures): Promise<void> {
  const session = new Session(server);
  try {
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
  } finally {
    session.stop();
  }
}

const BUDGETS: Readonly<Record<number, Partial<Record<keyof Figures, number>>>> = {
  60: { open: 250, edit: 3 },
  2000: { edit: 5 },
  20_000: { edit: 10, completion: 20, hover: 20, memory: 150 },
};

const NAMES: Readonly<Record<keyof Figures, string>> = {
  open: 'start to first diagnostics',
  edit: 'edit to diagnostics',
  completion: 'completion after an edit',
  hover: 'hover after an edit',
  memory: 'memory',
};

function toRows(size: number, mine: Figures, other: Figures): Row[] {
  return (Object.keys(NAMES) as (keyof Figures)[]).map((name) => {
    const budget = BUDGETS[size]?.[name];
    return {
      name: `${NAMES[name]}, ${size.toLocaleString('en')} lines`,
      ours: median(mine[name]),
      unit: name === 'memory' ? 'MB' : 'ms',
      ...(other[name].length === 0 ? {} : { theirs: median(other[name]) }),
      ...(budget === undefined ? {} : { budget }),
    };
  });
}
