import { CHECKED_FORMATS, PATTERN_FORMATS } from '../../../schemas/formats.ts';
import { parseGoDuration, parseWordDuration } from './durations.ts';
import { toMatcher } from './patterns.ts';

/** How a value of a format is checked, and how people name it. */
export interface ValueFormat {
  readonly type: 'string' | 'number';
  /** Completes "takes …" in a message, mostly with an example in double quotes. */
  readonly expected: string;
  isValid(value: string | number): boolean;
}

/** Longer texts are none of these formats; the limit keeps every check short. */
const LONGEST = 2048;

const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;
const BASE64 = /^[A-Za-z0-9+/\r\n]*={0,2}[\r\n]*$/;

const TEXT_CHECKS = {
  byte: (value) => BASE64.test(value),
  'date-time': isDateTime,
  ipv4: isIpv4,
  ipv6: isIpv6,
  ip: isIp,
  'ip-or-empty': (value) => value === '' || isIp(value),
  cidr: isCidr,
  'ip-or-cidr': (value) => isIp(value) || isCidr(value),
  'go-duration': (value) => parseGoDuration(value) !== undefined,
  'k8s-duration': (value) => parseGoDuration(value) !== undefined || parseWordDuration(value) !== undefined,
  'tls-hostname': (value) => !isIpv4(value) && HOSTNAME.test(value),
} as const satisfies Readonly<Record<string, (value: string) => boolean>>;

const NUMBER_CHECKS = {
  int32: (value) => Number.isInteger(value) && value >= -2_147_483_648 && value <= 2_147_483_647,
  int64: Number.isInteger,
  float: Number.isFinite,
  double: Number.isFinite,
} as const satisfies Readonly<Record<string, (value: number) => boolean>>;

const HOSTNAME = toMatcher(PATTERN_FORMATS['wildcard-hostname'].pattern);

/** All formats of built schemas. */
export const FORMATS: ReadonlyMap<string, ValueFormat> = new Map<string, ValueFormat>([
  ...Object.entries(PATTERN_FORMATS).map(([name, { expected, pattern }]) =>
    textFormat(name, expected, (value) => toMatcher(pattern).test(value)),
  ),
  ...Object.entries(TEXT_CHECKS).map(([name, check]) =>
    textFormat(name, CHECKED_FORMATS[name as keyof typeof TEXT_CHECKS].expected, check),
  ),
  ...Object.entries(NUMBER_CHECKS).map(([name, check]): [string, ValueFormat] => [
    name,
    {
      type: 'number',
      expected: CHECKED_FORMATS[name as keyof typeof NUMBER_CHECKS].expected,
      isValid: (value) => typeof value === 'number' && check(value),
    },
  ]),
]);

function textFormat(
  name: string,
  expected: string,
  check: (value: string) => boolean,
): [string, ValueFormat] {
  const isValid = (value: string | number): boolean =>
    typeof value === 'string' && value.length <= LONGEST && check(value);
  return [name, { type: 'string', expected, isValid }];
}

/** The formats whose values are lengths of time. */
export function isDurationFormat(format: string | undefined): boolean {
  return format?.endsWith('duration') ?? false;
}

function isDateTime(value: string): boolean {
  const match = DATE_TIME.exec(value);
  if (match === null || Number.isNaN(Date.parse(value))) return false;
  // JavaScript takes the 30th of February for the 2nd of March.
  const [year = 0, month = 0, day = 0] = match.slice(1, 4).map(Number);
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}

/** As Go's `net.ParseIP` reads it: four decimal numbers without leading zeros. */
export function isIpv4(value: string): boolean {
  const parts = value.split('.');
  return (
    parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
  );
}

/** As Go's `net.ParseIP` reads it: no zone; the last two groups may be an IPv4 address. */
export function isIpv6(value: string): boolean {
  if (value.length > 45 || !value.includes(':')) return false;
  const halves = value.split('::');
  if (halves.length > 2) return false;
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  const all = groups.flat();
  const last = all.at(-1) ?? '';
  const endsInIpv4 = last.includes('.');
  if (endsInIpv4 && !isIpv4(last)) return false;
  const words = endsInIpv4 ? all.slice(0, -1) : all;
  if (!words.every((word) => /^[0-9A-Fa-f]{1,4}$/.test(word))) return false;
  const count = words.length + (endsInIpv4 ? 2 : 0);
  return halves.length === 2 ? count < 8 : count === 8;
}

function isIp(value: string): boolean {
  return isIpv4(value) || isIpv6(value);
}

function isCidr(value: string): boolean {
  const match = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(value);
  if (match === null) return false;
  const [, address = '', length] = match;
  return isIpv4(address) ? Number(length) <= 32 : isIpv6(address) && Number(length) <= 128;
}
