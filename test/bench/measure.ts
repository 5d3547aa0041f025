/** The middle value; NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** One line of the result. */
export interface Row {
  readonly name: string;
  readonly ours: number;
  readonly theirs?: number;
  readonly unit: 'ms' | 'MB' | '/s' | 'runs';
  /** The goal: a bound from above, or from below for rates. */
  readonly budget?: number;
}

/** Prints rows as a Markdown table: ours, yaml-language-server's, how many times better, and the budget. */
export function printTable(rows: readonly Row[]): string {
  const lines = rows.map(({ name, ours, theirs, unit, budget }) => {
    const ratio = theirs === undefined ? '' : `${(theirs / ours).toFixed(1)} x`;
    const isMet = budget === undefined || (unit === '/s' ? ours >= budget : ours <= budget);
    const wanted =
      budget === undefined ? '' : `${unit === '/s' ? '>' : '<'} ${budget} ${isMet ? 'met' : 'MISSED'}`;
    return `| ${name} | ${show(ours, unit)} | ${theirs === undefined ? '' : show(theirs, unit)} | ${ratio} | ${wanted} |`;
  });
  return [
    '| | Meshwright | yaml-language-server | ratio | budget |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

function show(value: number, unit: Row['unit']): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`;
}
