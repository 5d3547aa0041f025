import { isCidr, isIpAddress, isIpv4 } from './ip-address.ts';

export type IpFamily = 4 | 6;

/** An address as a number. */
export interface IpAddress {
  readonly family: IpFamily;
  readonly value: bigint;
}

/** A block of addresses, from `first` to `last`, both included. */
export interface IpRange {
  readonly family: IpFamily;
  readonly first: bigint;
  readonly last: bigint;
}

/** An address with a prefix length, as written: the address may have bits set behind the prefix. */
export interface Cidr extends IpRange {
  readonly bits: number;
  /** The address as written. */
  readonly address: bigint;
}

/** @returns the address as a number; undefined for a text that is no address */
export function parseIpAddress(text: string): IpAddress | undefined {
  if (!isIpAddress(text)) return undefined;
  return isIpv4(text) ? { family: 4, value: parseIpv4(text) } : { family: 6, value: parseIpv6(text) };
}

function parseIpv4(text: string): bigint {
  return text.split('.').reduce((sum, part) => (sum << 8n) + BigInt(part), 0n);
}

function parseIpv6(text: string): bigint {
  const [left = [], right] = text.split('::').map(groupsOf);
  const missing = 8 - left.length - (right?.length ?? 0);
  const groups = [...left, ...Array.from({ length: missing }, () => 0n), ...(right ?? [])];
  return groups.reduce((sum, group) => (sum << 16n) + group, 0n);
}

function groupsOf(half: string): bigint[] {
  if (half === '') return [];
  return half.split(':').flatMap((group) => {
    if (!group.includes('.')) return [BigInt(`0x${group}`)];
    const embedded = parseIpv4(group);
    return [embedded >> 16n, embedded & 0xffffn];
  });
}

/** @returns the block of `address/bits`; undefined for a text that is none */
export function parseCidr(text: string): Cidr | undefined {
  if (!isCidr(text)) return undefined;
  const [addressText = '', bitsText = ''] = text.split('/');
  const address = parseIpAddress(addressText);
  if (address === undefined) return undefined;
  const bits = Number(bitsText);
  const hostBits = BigInt((address.family === 4 ? 32 : 128) - bits);
  const first = (address.value >> hostBits) << hostBits;
  const last = first + (1n << hostBits) - 1n;
  return { family: address.family, address: address.value, bits, first, last };
}

/** Whether all of `inner` lies in `outer`. */
export function contains(outer: IpRange, inner: IpRange): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

export function overlaps(left: IpRange, right: IpRange): boolean {
  return left.family === right.family && left.first <= right.last && right.first <= left.last;
}

/** Writes an address as people do: dotted, or in groups with the longest run of zeros left out. */
export function formatIpAddress({ family, value }: IpAddress): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 0xffn).join('.');
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((value >> BigInt(112 - 16 * index)) & 0xffffn).toString(16),
  );
  return shortenZeros(groups);
}

function shortenZeros(groups: readonly string[]): string {
  let best = { start: 0, length: 0 };
  for (let start = 0; start < groups.length; start++) {
    let length = 0;
    while (groups[start + length] === '0') length++;
    if (length > best.length) best = { start, length };
  }
  if (best.length < 2) return groups.join(':');
  const left = groups.slice(0, best.start).join(':');
  return `${left}::${groups.slice(best.start + best.length).join(':')}`;
}
