const GO_UNITS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

const GO_PART = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/y;

/**
 * Reads a length of time as Go's `time.ParseDuration` does.
 * @returns milliseconds; undefined if Go would refuse the text
 */
export function parseGoDuration(text: string): number | undefined {
  const sign = text.startsWith('-') ? -1 : 1;
  const start = /^[-+]/.test(text) ? 1 : 0;
  if (text.slice(start) === '0') return 0;
  let total = 0;
  GO_PART.lastIndex = start;
  while (GO_PART.lastIndex < text.length) {
    const match = GO_PART.exec(text);
    if (match === null) return undefined;
    total += Number(match[1]) * (GO_UNITS[match[2] ?? ''] ?? 0);
  }
  return text.length === start ? undefined : sign * total;
}

/** Units in words that go-openapi's strfmt reads, and the Go units they stand for, in milliseconds. */
const WORD_UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:ns|nano|nanosecs?|nanoseconds?)$/, 1e-6],
  [/^(?:us|µs|micros?|microsecs?|microseconds?)$/, 1e-3],
  [/^(?:ms|milli|millis|millisecs?|milliseconds?)$/, 1],
  [/^(?:s|secs?|seconds?)$/, 1000],
  [/^(?:m|mins?|minutes?)$/, 60_000],
  [/^(?:h|hrs?|hours?)$/, 3_600_000],
  [/^(?:d|days?)$/, 86_400_000],
  [/^(?:w|weeks?)$/, 604_800_000],
];

/**
 * Reads one number and a unit in letters or words, blanks between them allowed: `5 seconds`, `2d`.
 * @returns milliseconds; undefined if the text has another form
 */
export function parseWordDuration(text: string): number | undefined {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([a-zµ]+)\s*$/i.exec(text.slice(0, 64));
  const unit = match?.[2]?.toLowerCase();
  if (match === null || unit === undefined) return undefined;
  const known = WORD_UNITS.find(([words]) => words.test(unit));
  return known === undefined ? undefined : Number(match[1]) * known[1];
}

/** Writes milliseconds the way the Gateway API and Go both read: `1h30m`, `1500ms`. Fractions of 1 ms are dropped. */
export function formatDuration(milliseconds: number): string {
  let rest = Math.round(milliseconds);
  if (rest === 0) return '0s';
  const parts: string[] = [];
  for (const [unit, size] of [
    ['h', 3_600_000],
    ['m', 60_000],
    ['s', 1000],
    ['ms', 1],
  ] as const) {
    const count = Math.floor(rest / size);
    // 1500ms is what people write, not 1s500ms.
    if (unit === 's' && rest % 1000 !== 0 && rest < 60_000) continue;
    if (count > 0) parts.push(`${count}${unit}`);
    rest -= count * size;
  }
  return parts.join('');
}
