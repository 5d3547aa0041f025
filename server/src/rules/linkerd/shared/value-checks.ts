import { isCidr, isIpAddress } from '../../shared/ip-address.ts';
import { parseGoDuration } from '../../shared/go-duration.ts';

/** What is wrong with a value, as a phrase that follows the quoted value; undefined if nothing is. */
export type ValueCheck = (text: string) => string | undefined;

const MILLISECONDS: Readonly<Record<string, bigint>> = {
  ms: 1n,
  s: 1000n,
  m: 60_000n,
  h: 3_600_000n,
  d: 86_400_000n,
};
const LARGEST = 2n ** 64n - 1n;

/**
 * Reads a duration as Linkerd's policy controller does: one whole number and one of ms, s, m, h, d; a bare 0.
 * Source: policy-controller/k8s/index, `parse_duration`.
 * @returns milliseconds; undefined if it is none
 */
export function parseLinkerdDuration(text: string): number | undefined {
  const match = /^([0-9]{1,30})(ms|s|m|h|d|)$/.exec(text.trim());
  if (match === null) return undefined;
  const amount = BigInt(match[1] ?? '0');
  if (match[2] === '') return amount === 0n ? 0 : undefined;
  const milliseconds = amount * (MILLISECONDS[match[2] ?? ''] ?? 1n);
  return milliseconds > LARGEST ? undefined : Number(milliseconds);
}

export const linkerdDuration: ValueCheck = (text) =>
  parseLinkerdDuration(text) === undefined
    ? 'is no duration that Linkerd reads: one whole number and one of ms, s, m, h, d'
    : undefined;

/** Writes a duration such as `1m30s` or `1.5s` as Linkerd reads it; undefined for what is no duration at all. */
export function toLinkerdDuration(text: string): string | undefined {
  const nanoseconds = parseGoDuration(text.trim());
  if (nanoseconds === undefined || nanoseconds <= 0 || nanoseconds % 1e6 !== 0) return undefined;
  const milliseconds = nanoseconds / 1e6;
  return milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`;
}

export const goDuration: ValueCheck = (text) =>
  parseGoDuration(text) === undefined ? 'is no duration with a unit, such as "10s" or "1m30s"' : undefined;

export function oneOf(...words: readonly string[]): ValueCheck {
  return (text) =>
    words.includes(text) ? undefined : `is none of ${words.map((word) => `"${word}"`).join(', ')}`;
}

const GO_BOOLEANS = ['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False'];

export const goBoolean: ValueCheck = (text) =>
  GO_BOOLEANS.includes(text) ? undefined : 'is neither "true" nor "false"';

/** A whole number from `least` to `most`. */
export function wholeNumber(least: number, most: number): ValueCheck {
  return (text) => {
    const isNumber = /^[0-9]{1,12}$/.test(text);
    if (isNumber && Number(text) >= least && Number(text) <= most) return undefined;
    return `is no whole number from ${least} to ${most}`;
  };
}

export function ratio(most: number): ValueCheck {
  return (text) => {
    const isNumber = /^[0-9]*\.?[0-9]+$|^[0-9]+\.$/.test(text) && text.length < 30;
    return isNumber && Number(text) <= most ? undefined : `is no number from 0 to ${most}`;
  };
}

/** A Kubernetes quantity in units of one; undefined if the text is none. */
export function parseQuantity(text: string): number | undefined {
  const match =
    /^\+?([0-9]{1,20}(?:\.[0-9]{0,9})?|\.[0-9]{1,9})(m|k|[MGTPE]|[KMGTPE]i|[eE][-+]?[0-9]{1,2})?$/.exec(text);
  if (match === null) return undefined;
  const suffix = match[2] ?? '';
  const number = Number(match[1]);
  if (/^[eE][-+]?[0-9]/.test(suffix)) return Number(`${match[1]}${suffix}`);
  if (suffix === 'm') return number / 1000;
  const power = 'kMGTPE'.indexOf((suffix[0] ?? '').replace('K', 'k')) + 1;
  return suffix === '' ? number : number * (suffix.endsWith('i') ? 1024 : 1000) ** power;
}

export const quantity: ValueCheck = (text) =>
  parseQuantity(text) === undefined ? 'is no quantity, such as "100m" or "64Mi"' : undefined;

export const subnets: ValueCheck = (text) => {
  const wrong = text.split(',').find((part) => !isCidr(part.trim()) && !isIpAddress(part.trim()));
  if (wrong === undefined) return undefined;
  return `holds "${wrong.trim()}", which is no network such as 10.0.0.0/8`;
};

export const port = wholeNumber(1, 65535);

/** The first part of a list of ports and ranges that cannot be read, with what is wrong with it. */
function portListFault(text: string, areNamesRead: boolean): string | undefined {
  for (const part of text.split(',').map((item) => item.trim())) {
    if (part === '') continue;
    const [, first, last] = /^([0-9]{1,9})(?:-([0-9]{1,9}))?$/.exec(part) ?? [];
    if (first === undefined) {
      if (areNamesRead && /[a-z]/.test(part)) continue;
      return `holds "${part}", which is no port number and no range`;
    }
    if (Number(last ?? first) > 65535 || Number(last ?? first) === 0)
      return `holds "${part}", and ports go from 1 to 65535`;
    if (Number(last ?? first) < Number(first)) return `holds "${part}", whose end is below its start`;
  }
  return undefined;
}

export const portNumbers: ValueCheck = (text) => portListFault(text, false);

/** Port numbers, ranges, and names of container ports. */
export const portsOfPods: ValueCheck = (text) => portListFault(text, true);

/** As `portNumbers`, without port 0, which a Service cannot have. */
export const portsOfServices: ValueCheck = (text) =>
  /(?:^|,)\s*0+(?:-|\s*(?:,|$))/.test(text) ? 'holds port 0, which no Service has' : portNumbers(text);

export const environment: ValueCheck = (text) => {
  try {
    const list: unknown = JSON.parse(text);
    const isList = Array.isArray(list) && list.every((item: unknown) => hasName(item));
    return isList ? undefined : 'is no JSON list of variables with a name';
  } catch {
    return 'is no JSON, such as [{"name": "A", "value": "b"}]';
  }
};

function hasName(item: unknown): boolean {
  return typeof item === 'object' && item !== null && 'name' in item && typeof item.name === 'string';
}
