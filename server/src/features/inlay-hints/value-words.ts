import { formatDuration, parseGoDuration } from '../../schema/durations.ts';

/** Shorter lengths of time read well in any unit, in milliseconds. */
const LONG = 120_000;
const DURATION = /^[0-9]{3,9}(?:ms|s|m)$/;
const CIDR = /^([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})\/([0-9]{1,2})$/;

/**
 * What a value comes to where its own text makes one reckon: `1h` for `3600s`, the last address of a range;
 * undefined for all others.
 */
export function valueInWords(text: string): string | undefined {
  return durationInWords(text) ?? lastAddress(text);
}

function durationInWords(text: string): string | undefined {
  const milliseconds = DURATION.test(text) ? parseGoDuration(text) : undefined;
  if (milliseconds === undefined || milliseconds < LONG) return undefined;
  const words = formatDuration(milliseconds);
  return words === text ? undefined : words;
}

/** Ranges that end with a byte (`/8`, `/16`, `/24`, `/32`) and the whole net need no reckoning. */
function lastAddress(text: string): string | undefined {
  const numbers = CIDR.exec(text)?.slice(1).map(Number);
  const length = numbers?.pop();
  if (numbers === undefined || length === undefined || length > 32 || length % 8 === 0) return undefined;
  if (numbers.some((byte) => byte > 255)) return undefined;
  const last = numbers.map((byte, index) => {
    const free = Math.min(8, Math.max(0, 8 * (index + 1) - length));
    return byte | (2 ** free - 1);
  });
  return `to ${last.join('.')}`;
}
