const UNIT_NANOSECONDS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

const WHOLE = /^[-+]?(?:(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:ns|us|µs|μs|ms|s|m|h))+$/;
const PART = /([0-9]+(?:\.[0-9]*)?|\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)/g;

/**
 * Reads a duration as Go's `time.ParseDuration`: `1.5s`, `1h30m`, `0`.
 * @returns nanoseconds; undefined if the text is no such duration
 */
export function parseGoDuration(text: string): number | undefined {
  if (/^[-+]?0+$/.test(text)) return 0;
  if (text.length > 100 || !WHOLE.test(text)) return undefined;
  let sum = 0;
  for (const [, amount = '0', unit = 's'] of text.matchAll(PART)) {
    sum += Number(amount) * (UNIT_NANOSECONDS[unit] ?? 0);
  }
  return (text.startsWith('-') ? -1 : 1) * Math.round(sum);
}

export const NANOSECONDS_PER_MILLISECOND = 1e6;
export const NANOSECONDS_PER_SECOND = 1e9;
