import type { Resource } from '../resources/resource.ts';
import { parseLabelSelector, selects } from '../resources/selector.ts';
import { labelsOf } from '../resources/workload.ts';
import type { ScalarNode, YamlNode } from '../yaml/nodes.ts';
import { scalar, select } from '../yaml/select.ts';
import type { IndexView } from './index-view.ts';
import { own } from '../util/own.ts';

/** A listener of a Gateway or a ListenerSet. */
export interface Listener {
  readonly map: YamlNode;
  readonly name: string | undefined;
  readonly port: ScalarNode | undefined;
  readonly protocol: string | undefined;
  readonly hostname: ScalarNode | undefined;
}

/** The listeners of a Gateway or ListenerSet, as far as they are maps. */
export function listenersOf(owner: Pick<Resource, 'root'>): Listener[] {
  return select(owner.root, 'spec.listeners[*]').flatMap((map) => {
    if (map.kind !== 'map') return [];
    return [
      {
        map,
        name: scalar(map, 'name')?.text,
        port: scalar(map, 'port'),
        protocol: scalar(map, 'protocol')?.text,
        hostname: scalar(map, 'hostname'),
      },
    ];
  });
}

/** Kinds of routes that each protocol carries (Gateway API, ProtocolType). */
const KINDS_BY_PROTOCOL: Readonly<Record<string, readonly string[]>> = {
  HTTP: ['HTTPRoute', 'GRPCRoute'],
  HTTPS: ['HTTPRoute', 'GRPCRoute'],
  TLS: ['TLSRoute', 'TCPRoute'],
  TCP: ['TCPRoute'],
  UDP: ['UDPRoute'],
};

/**
 * The kinds of routes that the protocol of a listener can carry.
 * @returns undefined for a protocol of an implementation, of which we know nothing
 */
export function kindsCarriedBy({ protocol, map }: Listener): readonly string[] | undefined {
  const kinds = own(KINDS_BY_PROTOCOL, protocol ?? '');
  if (protocol !== 'TLS' || kinds === undefined) return kinds;
  return scalar(map, 'tls.mode')?.text === 'Passthrough' ? ['TLSRoute'] : kinds;
}

/** An entry of `allowedRoutes.kinds`. */
export interface AllowedKind {
  readonly node: ScalarNode;
  readonly group: string;
  readonly kind: string;
}

const GROUP = 'gateway.networking.k8s.io';

/** What a listener lists under `allowedRoutes.kinds`; nothing if it leaves the choice to its protocol. */
export function allowedKinds({ map }: Listener): AllowedKind[] {
  return select(map, 'allowedRoutes.kinds[*]').flatMap((entry) => {
    const node = scalar(entry, 'kind');
    return node === undefined
      ? []
      : [{ node, kind: node.text, group: scalar(entry, 'group')?.text ?? GROUP }];
  });
}

/** Whether a listener takes routes of a kind, by its protocol and by `allowedRoutes.kinds`. */
export function admitsKind(listener: Listener, route: Resource): boolean {
  const carried = kindsCarriedBy(listener);
  if (carried !== undefined && !carried.includes(route.kind)) return false;
  const allowed = allowedKinds(listener);
  return (
    allowed.length === 0 || allowed.some(({ group, kind }) => group === route.group && kind === route.kind)
  );
}

/**
 * Whether a listener takes routes of a namespace: `allowedRoutes.namespaces`, by default those of the owner's own.
 * @returns undefined if that depends on labels of a namespace whose document is not here
 */
export function admitsNamespace(
  index: IndexView,
  owner: Resource,
  listener: Listener,
  namespace: string,
): boolean | undefined {
  const allowed = select(listener.map, 'allowedRoutes.namespaces')[0];
  return admits(index, { allowed, otherwise: 'Same', own: owner.namespace }, namespace);
}

/**
 * Whether a Gateway takes ListenerSets of a namespace: `allowedListeners`, by default none at all.
 * @returns undefined as in `admitsNamespace`
 */
export function admitsListenerSet(
  index: IndexView,
  gateway: Resource,
  namespace: string,
): boolean | undefined {
  const allowed = select(gateway.root, 'spec.allowedListeners.namespaces')[0];
  return admits(index, { allowed, otherwise: 'None', own: gateway.namespace }, namespace);
}

function admits(
  index: IndexView,
  {
    allowed,
    otherwise,
    own,
  }: { readonly allowed: YamlNode | undefined; readonly otherwise: string; readonly own: string },
  namespace: string,
): boolean | undefined {
  const from = scalar(allowed, 'from')?.text ?? otherwise;
  if (from === 'All') return true;
  if (from === 'None') return false;
  if (from !== 'Selector') return namespace === own;
  const selector = parseLabelSelector(select(allowed, 'selector')[0]);
  // Kubernetes labels every namespace with its name.
  const always = ['kubernetes.io/metadata.name', namespace] as const;
  if (selects(selector, new Map([always]))) return true;
  // Folders of several clusters define a namespace several times, each with labels of its own.
  const known = index.named('Namespace', '', namespace);
  if (known.some((each) => selects(selector, new Map([...labelsOf(each), always])))) return true;
  return known.length === 0 ? undefined : false;
}

/**
 * Whether two hosts have a name in common. `*.example.com` stands for any number of labels before `.example.com`,
 * not for `example.com` itself (Gateway API, Hostname).
 */
function hostsMeet(left: string, right: string): boolean {
  const [one, other] = [left.toLowerCase(), right.toLowerCase()];
  if (one === other || one === '*' || other === '*') return true;
  const isOneWild = one.startsWith('*.');
  const isOtherWild = other.startsWith('*.');
  return (isOneWild && other.endsWith(one.slice(1))) || (isOtherWild && one.endsWith(other.slice(1)));
}

/** Whether requests for any host of a route reach a listener. A route or listener without hosts takes all. */
export function admitsHosts({ hostname }: Listener, hosts: readonly string[]): boolean {
  if (hostname === undefined || hostname.text === '' || hosts.length === 0) return true;
  return hosts.some((host) => hostsMeet(hostname.text, host));
}

/** Protocols that one port speaks side by side: those that tell hosts apart by SNI. */
const BY_SNI: ReadonlySet<string | undefined> = new Set(['HTTPS', 'TLS']);
const KNOWN_PROTOCOLS: ReadonlySet<string | undefined> = new Set(Object.keys(KINDS_BY_PROTOCOL));

/** Whether two listeners claim one port for protocols that exclude each other. UDP has ports of its own. */
export function protocolsClash(left: Listener, right: Listener): boolean {
  if (left.port === undefined || left.port.value !== right.port?.value || left.protocol === right.protocol)
    return false;
  if (!KNOWN_PROTOCOLS.has(left.protocol) || !KNOWN_PROTOCOLS.has(right.protocol)) return false;
  if (left.protocol === 'UDP' || right.protocol === 'UDP') return false;
  return !(BY_SNI.has(left.protocol) && BY_SNI.has(right.protocol));
}

/** Whether two listeners serve the same host, or both any. */
export function sameHost(left: Listener, right: Listener): boolean {
  return (left.hostname?.text ?? '').toLowerCase() === (right.hostname?.text ?? '').toLowerCase();
}
