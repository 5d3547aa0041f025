import type { ScalarNode, YamlNode } from '../../../yaml/nodes.ts';
import { scalar } from '../../../yaml/select.ts';

const SERVICE_NAME = /^(?=[a-zA-Z0-9-]{1,15}$)(?=.*[a-zA-Z])[a-zA-Z0-9]+(?:-[a-zA-Z0-9]+)*$/;

/** True for a port name as Cilium knows it: an IANA service name (RFC 6335), 15 characters, a letter in it. */
export function isPortName(text: string): boolean {
  return SERVICE_NAME.test(text);
}

/** The number that a port text stands for; undefined for a name or anything else. */
export function portNumber(text: string): number | undefined {
  if (!/^[0-9]{1,7}$/.test(text) || (text.length > 1 && text.startsWith('0'))) return undefined;
  const number = Number(text);
  return number <= 65535 ? number : undefined;
}

/** IP protocols without ports, which Cilium knows beside TCP, UDP and SCTP. */
export const PORTLESS_PROTOCOLS: ReadonlySet<string> = new Set([
  'VRRP',
  'IGMP',
  'GRE',
  'IPIP',
  'IPV6',
  'ESP',
  'AH',
]);

/** `protocol` of a port: `ANY` unless written, undefined where a template fills it in. */
export function protocolOf(port: YamlNode): string | undefined {
  const node = scalar(port, 'protocol');
  if (node !== undefined) return node.text.toUpperCase();
  return port.kind === 'map' && port.pairs.some((pair) => pair.name === 'protocol' && pair.value.masked)
    ? undefined
    : 'ANY';
}

/** The text scalar of `port`; undefined if absent, of another type (the schema says so) or templated. */
export function portText(port: YamlNode): ScalarNode | undefined {
  const node = scalar(port, 'port');
  return typeof node?.value === 'string' ? node : undefined;
}

/** The number of `endPort`; undefined if absent or of another type. */
export function endPortOf(port: YamlNode): number | undefined {
  const value = scalar(port, 'endPort')?.value;
  return typeof value === 'number' ? value : undefined;
}
