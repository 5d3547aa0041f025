import { isIpv4, isIpv6 } from '../formats.ts';

/** An IP address as a number. */
export interface Address {
  readonly family: 4 | 6;
  readonly value: bigint;
}

/** An address with the length of its network part in bits. */
export interface AddressBlock {
  readonly address: Address;
  readonly length: number;
}

/** @returns undefined for texts that Go's `netip.ParseAddr` refuses */
export function parseAddress(text: string): Address | undefined {
  if (isIpv4(text)) return { family: 4, value: BigInt(`0x${hexOfIpv4(text)}`) };
  if (!isIpv6(text)) return undefined;
  const plain = text.replace(/[\d.]+$/, (tail) => (tail.includes('.') ? wordsOfIpv4(tail) : tail));
  const [head = '', tail] = plain.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: tail === undefined ? 0 : 8 - first.length - last.length }, () => '0');
  const hex = [...first, ...zeros, ...last].map((word) => word.padStart(4, '0')).join('');
  return { family: 6, value: BigInt(`0x${hex}`) };
}

/** @returns undefined for texts that Go's `netip.ParsePrefix` refuses */
export function parseBlock(text: string): AddressBlock | undefined {
  const match = /^([^/]{2,45})\/(0|[1-9]\d{0,2})$/.exec(text);
  const address = match === null ? undefined : parseAddress(match[1] ?? '');
  const length = Number(match?.[2]);
  if (address === undefined || length > (address.family === 4 ? 32 : 128)) return undefined;
  return { address, length };
}

function hexOfIpv4(text: string): string {
  return text
    .split('.')
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join('');
}

function wordsOfIpv4(text: string): string {
  const hex = hexOfIpv4(text);
  return `${hex.slice(0, 4)}:${hex.slice(4)}`;
}
