import type { Environment } from '@marcbachmann/cel-js';
import { CelFailure } from './failure.ts';
import { isIpv4, isIpv6 } from '../../formats.ts';
import { parseAddress, parseBlock, type Address, type AddressBlock } from '../addresses.ts';

/** An IP address in a rule. */
class Ip {
  readonly address: Address;

  constructor(address: Address) {
    this.address = address;
  }
}

/** An address block in a rule. */
class Cidr {
  readonly block: AddressBlock;

  constructor(block: AddressBlock) {
    this.block = block;
  }
}

/** A URL in a rule. */
class Url {
  readonly url: URL;

  constructor(url: URL) {
    this.url = url;
  }
}

/** `ip()`, `cidr()`, `url()` and what can be asked of them. */
export function addNetworkFunctions(environment: Environment): void {
  addIpFunctions(environment);
  addCidrFunctions(environment);
  addUrlFunctions(environment);
}

function addIpFunctions(environment: Environment): void {
  environment
    .registerType('IP', Ip)
    .registerFunction('isIP(string): bool', (text: string) => isIpv4(text) || isIpv6(text))
    .registerFunction('ip(string): IP', (text: string) => new Ip(read(parseAddress(text), text)))
    .registerFunction('IP.family(): int', ({ address }: Ip) => BigInt(address.family))
    .registerFunction('IP.isUnspecified(): bool', ({ address }: Ip) => address.value === 0n)
    .registerFunction('IP.isLoopback(): bool', ({ address }: Ip) =>
      address.family === 4 ? address.value >> 24n === 127n : address.value === 1n,
    )
    .registerFunction('IP.isLinkLocalUnicast(): bool', ({ address }: Ip) =>
      address.family === 4 ? address.value >> 16n === 0xa9fen : address.value >> 118n === 0x3fan,
    )
    .registerFunction('IP.isGlobalUnicast(): bool', ({ address }: Ip) => isGlobal(address))
    .registerOperator('IP == IP', (left: Ip, right: Ip) => isSameAddress(left.address, right.address));
}

function addCidrFunctions(environment: Environment): void {
  environment
    .registerType('CIDR', Cidr)
    .registerFunction('isCIDR(string): bool', (text: string) => parseBlock(text) !== undefined)
    .registerFunction('cidr(string): CIDR', (text: string) => new Cidr(read(parseBlock(text), text)))
    .registerFunction('CIDR.ip(): IP', ({ block }: Cidr) => new Ip(block.address))
    .registerFunction('CIDR.prefixLength(): int', ({ block }: Cidr) => BigInt(block.length))
    .registerFunction('CIDR.containsIP(string): bool', (cidr: Cidr, text: string) =>
      isWithin(cidr.block, { address: read(parseAddress(text), text), length: 128 }),
    )
    .registerFunction('CIDR.containsIP(IP): bool', (cidr: Cidr, { address }: Ip) =>
      isWithin(cidr.block, { address, length: 128 }),
    )
    .registerFunction('CIDR.containsCIDR(string): bool', (cidr: Cidr, text: string) =>
      isWithin(cidr.block, read(parseBlock(text), text)),
    )
    .registerFunction('CIDR.containsCIDR(CIDR): bool', (cidr: Cidr, { block }: Cidr) =>
      isWithin(cidr.block, block),
    );
}

function addUrlFunctions(environment: Environment): void {
  environment
    .registerType('URL', Url)
    .registerFunction('isURL(string): bool', (text: string) => parseUrl(text) !== undefined)
    .registerFunction('url(string): URL', (text: string) => new Url(read(parseUrl(text), text)))
    .registerFunction('URL.getScheme(): string', ({ url }: Url) => url.protocol.slice(0, -1))
    .registerFunction('URL.getHost(): string', ({ url }: Url) => url.host)
    .registerFunction('URL.getHostname(): string', ({ url }: Url) => url.hostname)
    .registerFunction('URL.getPort(): string', ({ url }: Url) => url.port)
    .registerFunction('URL.getEscapedPath(): string', ({ url }: Url) => url.pathname);
}

function parseUrl(text: string): URL | undefined {
  return text.length < 4096 && /^[A-Za-z][\w+.-]*:[^\s\\]*$/.test(text) && URL.canParse(text)
    ? new URL(text)
    : undefined;
}

function read<Value>(value: Value | undefined, text: string): Value {
  if (value === undefined) throw new CelFailure(`unreadable: ${text}`);
  return value;
}

function isSameAddress(left: Address, right: Address): boolean {
  return left.family === right.family && left.value === right.value;
}

function isGlobal({ family, value }: Address): boolean {
  if (value === 0n) return false;
  if (family === 6) return value !== 1n && value >> 118n !== 0x3fan && value >> 120n !== 0xffn;
  const first = value >> 24n;
  return (
    first !== 127n && value >> 16n !== 0xa9fen && (first < 224n || first > 239n) && value !== 0xffffffffn
  );
}

function isWithin(outer: AddressBlock, inner: AddressBlock): boolean {
  const bits = outer.address.family === 4 ? 32 : 128;
  const shift = BigInt(bits - outer.length);
  return (
    outer.address.family === inner.address.family &&
    Math.min(inner.length, bits) >= outer.length &&
    outer.address.value >> shift === inner.address.value >> shift
  );
}
