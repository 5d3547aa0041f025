import { isIpAddress } from '../../shared/ip-address.ts';

/** What is wrong with a value, as a phrase that follows the quoted value; undefined if nothing is. */
type ValueCheck = (text: string) => string | undefined;

const GO_BOOLEANS = new Set([
  '1',
  't',
  'T',
  'TRUE',
  'true',
  'True',
  '0',
  'f',
  'F',
  'FALSE',
  'false',
  'False',
]);

const oneOf =
  (...words: readonly string[]): ValueCheck =>
  (text) =>
    words.includes(text.toLowerCase())
      ? undefined
      : `is none of ${words.map((word) => `"${word}"`).join(', ')}`;

const trueOrFalse: ValueCheck = (text) =>
  /^(?:true|false)$/i.test(text) ? undefined : 'counts as false: only the word "true" turns it on';

const goBoolean: ValueCheck = (text) => (GO_BOOLEANS.has(text) ? undefined : 'is no boolean and is ignored');

const addresses: ValueCheck = (text) => {
  const wrong = text.split(',').find((part) => !isIpAddress(part.trim()));
  if (wrong === undefined) return undefined;
  return wrong === text ? 'is no IP address' : `holds "${wrong.trim()}", which is no IP address`;
};

const untrimmedList: ValueCheck = (text) =>
  /,\s|\s,|^\s|\s$/.test(text)
    ? 'is split at the commas only, and no namespace has a blank in its name'
    : undefined;

const port: ValueCheck = (text) =>
  /^[0-9]{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535
    ? undefined
    : 'is no port number from 1 to 65535';

const portsWithProtocol: ValueCheck = (text) => {
  const parts = text.split(',').map((part) => part.trim());
  return parts.every((part) => /^[0-9]{1,5}\/(?:tcp|udp)$/i.test(part) && Number(part.split('/')[0]) <= 65535)
    ? undefined
    : 'is no list such as "999/tcp,8123/udp"';
};

const serviceTypes: ValueCheck = (text) =>
  text
    .split(',')
    .every((part) => ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalIP'].includes(part.trim()))
    ? undefined
    : 'is none of "ClusterIP", "NodePort", "LoadBalancer"';

const macAddress: ValueCheck = (text) =>
  /^[0-9a-fA-F]{2}(?:[:-][0-9a-fA-F]{2}){5}$/.test(text) ? undefined : 'is no MAC address';

const wholeNumber: ValueCheck = (text) => (/^[0-9]{1,9}$/.test(text) ? undefined : 'is no whole number');

/** An annotation of Cilium's. */
interface AnnotationKey {
  /** Undefined if any text will do. */
  readonly check?: ValueCheck;
  /** The few words that are right, for proposals. */
  readonly words?: readonly string[];
  /** True if it is read from Pods, so that it belongs on the Pod template. */
  readonly isOfPods?: true;
}

const words = (...list: readonly string[]): AnnotationKey => ({ check: oneOf(...list), words: list });
const boolean: AnnotationKey = { check: trueOrFalse, words: ['true', 'false'] };
const goBooleanKey: AnnotationKey = { check: goBoolean, words: ['true', 'false'] };

/** The annotations that users write, by name (pkg/annotation/k8s.go). */
export const ANNOTATION_KEYS: ReadonlyMap<string, AnnotationKey> = new Map<string, AnnotationKey>([
  ['service.cilium.io/global', boolean],
  ['service.cilium.io/global-sync-endpoint-slices', boolean],
  ['service.cilium.io/shared', boolean],
  ['service.cilium.io/affinity', words('local', 'remote', 'none')],
  ['service.cilium.io/lb-algorithm', words('random', 'maglev')],
  ['service.cilium.io/lb-l7', words('enabled', 'disabled')],
  ['service.cilium.io/lb-l7-algorithm', words('round_robin', 'least_request', 'random')],
  ['service.cilium.io/weight', { check: wholeNumber }],
  ['service.cilium.io/node', {}],
  ['service.cilium.io/node-selector', {}],
  ['service.cilium.io/type', { check: serviceTypes, words: ['ClusterIP', 'NodePort', 'LoadBalancer'] }],
  ['service.cilium.io/src-ranges-policy', words('allow', 'deny')],
  ['service.cilium.io/proxy-delegation', words('none', 'delegate-if-local')],
  ['service.cilium.io/forwarding-mode', words('dsr', 'snat')],
  ['lbipam.cilium.io/ips', { check: addresses }],
  ['lbipam.cilium.io/sharing-key', {}],
  ['lbipam.cilium.io/sharing-cross-namespace', { check: untrimmedList }],
  ['ipam.cilium.io/ip-pool', {}],
  ['ipam.cilium.io/ipv4-pool', {}],
  ['ipam.cilium.io/ipv6-pool', {}],
  ['ipam.cilium.io/require-pool-match', {}],
  ['ipam.cilium.io/skip-masquerade', {}],
  ['ipam.cilium.io/ignore', {}],
  ['policy.cilium.io/name', {}],
  ['policy.cilium.io/no-track-port', { check: port, isOfPods: true }],
  ['policy.cilium.io/proxy-visibility', {}],
  ['network.cilium.io/no-track-host-ports', { check: portsWithProtocol, isOfPods: true }],
  ['network.cilium.io/fib-table-id', { check: wholeNumber, isOfPods: true }],
  ['config.cilium.io/delegate-source-ip-verification', goBooleanKey],
  ['config.cilium.io/disable-source-ip-verification', { ...goBooleanKey, isOfPods: true }],
  ['clustermesh.cilium.io/global', goBooleanKey],
  ['cec.cilium.io/inject-cilium-filters', goBooleanKey],
  ['cec.cilium.io/is-l7lb', goBooleanKey],
  ['cec.cilium.io/use-original-source-address', goBooleanKey],
  ['cni.cilium.io/mac-address', { check: macAddress, isOfPods: true }],
]);

const PREFIXES = new Set([...ANNOTATION_KEYS.keys()].map((key) => key.slice(0, key.indexOf('/'))));

/** True for a key under one of the prefixes that Cilium keeps for its annotations. */
export function hasCiliumPrefix(key: string): boolean {
  return PREFIXES.has(key.slice(0, key.indexOf('/')));
}
