/** One line of the result. */
export interface Row {
  readonly name: string;
  /** The middle value of the runs; NaN if none of them came to an end. */
  readonly ours: number;
  readonly theirs?: number | undefined;
  readonly unit: 'ms' | 'MB' | '/s' | 'runs' | 'x';
  /** How often it was measured. */
  readonly runs: number;
  /** How often the other server was, where that is not as often. */
  readonly theirRuns?: number | undefined;
  /** The goal: a bound from above, or from below for rates. */
  readonly budget?: number | undefined;
  /** The goal against yaml-language-server: so many times better. */
  readonly ratio?: number | undefined;
}

/** How often everything is measured that has no reason to be measured less often. */
export const RUNS = 7;

/** The middle value; NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * Waits for a measurement, but no longer than `limit`, in milliseconds.
 * @throws where it takes longer, so that nothing hangs
 */
export async function within<Value>(limit: number, work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${limit / 1000} s`)), limit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    // Nobody waits for it any more.
    work.catch(() => undefined);
  }
}

/** Prints rows as a Markdown table: ours, yaml-language-server's, how many times better, and the goals. */
export function printTable(rows: readonly Row[]): string {
  return [
    '| | Meshwright | yaml-language-server | ratio | goal | | runs |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${toCells(row).join(' | ')} |`),
  ].join('\n');
}

/** True if a row has goals and reaches all of them; undefined if it has none. */
export function isMet({ ours, theirs, unit, budget, ratio }: Row): boolean | undefined {
  if (budget === undefined && ratio === undefined) return undefined;
  const isInside = budget === undefined || (unit === '/s' ? ours >= budget : ours <= budget);
  // Where the other server did not come to an end, there is nothing to compare with.
  const isAhead = ratio === undefined || theirs === undefined || theirs / ours >= ratio;
  return isInside && isAhead;
}

function toCells(row: Row): string[] {
  const { name, ours, theirs, unit, runs, theirRuns, budget, ratio } = row;
  const goals = [
    ...(budget === undefined ? [] : [`${unit === '/s' ? '>' : '<'} ${show(budget, unit)}`]),
    ...(ratio === undefined ? [] : [`${ratio} x`]),
  ];
  const verdict = isMet(row);
  return [
    name,
    show(ours, unit),
    theirs === undefined ? '' : show(theirs, unit),
    theirs === undefined ? '' : `${(theirs / ours).toFixed(1)} x`,
    goals.join(', '),
    verdict === undefined ? '' : verdict ? 'met' : 'MISSED',
    theirs === undefined || theirRuns === undefined ? String(runs) : `${runs}, ${theirRuns}`,
  ];
}

function show(value: number, unit: Row['unit']): string {
  if (Number.isNaN(value)) return 'no end';
  return `${value < 10 && value % 1 !== 0 ? value.toFixed(1) : Math.round(value).toLocaleString('en')} ${unit}`;
}
