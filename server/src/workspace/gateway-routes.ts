import type { KindKey } from '../resources/kinds.ts';
import { toKindKey } from '../resources/kinds.ts';
import { rememberLast } from '../resources/remember-last.ts';
import type { Resource } from '../resources/resource.ts';
import type { MapNode, ScalarNode, YamlNode } from '../yaml/nodes.ts';
import { scalar, select } from '../yaml/select.ts';
import { listenersOf } from './gateway-listeners.ts';
import type { IndexView } from './index-view.ts';
import { defineLookup } from './lookup.ts';

const GROUP = 'gateway.networking.k8s.io';

export const GATEWAY = toKindKey(GROUP, 'Gateway');
export const LISTENER_SET = toKindKey(GROUP, 'ListenerSet');

/** Kinds with listeners, to which routes attach. */
export const LISTENER_KINDS: readonly KindKey[] = [GATEWAY, LISTENER_SET];
export const ROUTE_KINDS: readonly KindKey[] = [
  'HTTPRoute',
  'GRPCRoute',
  'TLSRoute',
  'TCPRoute',
  'UDPRoute',
].map((kind) => toKindKey(GROUP, kind));

/** A reference of a route to another object, with the defaults of the Gateway API filled in. */
export interface RouteReference {
  readonly map: MapNode;
  readonly group: string;
  readonly kind: string;
  /** The scalar of the name. */
  readonly name: ScalarNode;
  /** The route's own where none is written. */
  readonly namespace: string;
  readonly port: ScalarNode | undefined;
}

/** Where routes and their filters name backends. */
const BACKENDS = [
  'spec.rules[*].backendRefs[*]',
  'spec.rules[*].filters[*].requestMirror.backendRef',
  'spec.rules[*].backendRefs[*].filters[*].requestMirror.backendRef',
];

/** Gateways by what only one of them can have, as `gatewayClaims` names it. */
const GATEWAYS_BY_CLAIM = defineLookup({
  name: 'gateways-by-claim',
  kinds: [GATEWAY],
  keysOf: (gateway) => gatewayClaims(gateway).map(({ key }) => key),
});

/** ListenerSets by the Gateway that they want to extend, as `namespace/name`. */
const LISTENER_SETS_BY_GATEWAY = defineLookup({
  name: 'listener-sets-by-gateway',
  kinds: [LISTENER_SET],
  *keysOf(set) {
    const parent = parentOfListenerSet(set);
    if (parent !== undefined) yield `${parent.namespace}/${parent.name.text}`;
  },
});

/** Gateways and ListenerSets by their name, in whatever namespace. */
const PARENTS_BY_NAME = defineLookup({
  name: 'gateway-parents-by-name',
  kinds: LISTENER_KINDS,
  keysOf: ({ kind, name }) => (name === '' ? [] : [`${kind}/${name}`]),
});

/** The Gateways, or ListenerSets, of a name in any namespace. */
export function parentsNamed(index: IndexView, { kind, name }: RouteReference): readonly Resource[] {
  return index.by(PARENTS_BY_NAME, `${kind}/${name.text}`);
}

/** Something that two Gateways should not both ask for. */
export interface GatewayClaim {
  /** `host …` with port and protocol, or `address …`. */
  readonly key: string;
  readonly kind: 'host' | 'address';
  readonly node: ScalarNode;
}

/** The parents that a route wants to be attached to: Gateways unless said otherwise. */
export const parentReferences = rememberLast((route: Resource): readonly RouteReference[] =>
  select(route.root, 'spec.parentRefs[*]').flatMap((node) =>
    referencesAt(route, node, { group: GROUP, kind: 'Gateway' }),
  ),
);

/** The Gateway that a ListenerSet wants to extend. */
export function parentOfListenerSet(set: Resource): RouteReference | undefined {
  return select(set.root, 'spec.parentRef').flatMap((node) =>
    referencesAt(set, node, { group: GROUP, kind: 'Gateway' }),
  )[0];
}

/** The ListenerSets that want to extend a Gateway. */
export function listenerSetsOf(index: IndexView, namespace: string, gateway: string): readonly Resource[] {
  return index.by(LISTENER_SETS_BY_GATEWAY, `${namespace}/${gateway}`);
}

/** The backends that a route sends requests or copies to: Services unless said otherwise. */
export const backendReferences = rememberLast((route: Resource): readonly RouteReference[] =>
  BACKENDS.flatMap((query) => select(route.root, query)).flatMap((node) =>
    referencesAt(route, node, { group: '', kind: 'Service' }),
  ),
);

/**
 * The reference that a map with `name`, and perhaps `group`, `kind`, `namespace` and `port`, makes.
 * @returns nothing if the name is missing or a template fills in one of the parts
 */
export function referencesAt(
  resource: Resource,
  map: YamlNode,
  defaults: { readonly group: string; readonly kind: string },
): RouteReference[] {
  const name = scalar(map, 'name');
  if (map.kind !== 'map' || name === undefined) return [];
  const group = select(map, 'group')[0];
  const kind = select(map, 'kind')[0];
  const namespace = select(map, 'namespace')[0];
  if (
    [group, kind, namespace].some((node) => node !== undefined && (node.kind !== 'scalar' || node.masked))
  ) {
    return [];
  }
  return [
    {
      map,
      name,
      // `core` is no group, but Istio, Linkerd and Cilium take it for the one of Services.
      group: (scalar(map, 'group')?.text ?? defaults.group).replace(/^core$/, ''),
      kind: scalar(map, 'kind')?.text ?? defaults.kind,
      namespace: scalar(map, 'namespace')?.text || resource.namespace,
      port: scalar(map, 'port'),
    },
  ];
}

/** The object that a reference names; undefined if it is not in the workspace. */
export function findReferenced(
  index: IndexView,
  { group, kind, namespace, name }: RouteReference,
): Resource | undefined {
  return index.get(toKindKey(group, kind), namespace, name.text);
}

/**
 * All documents of the object that a reference names. There is more than one where a folder holds several clusters: what
 * one of them permits is no fault.
 */
export function allReferenced(
  index: IndexView,
  { group, kind, namespace, name }: RouteReference,
): readonly Resource[] {
  return index.named(toKindKey(group, kind), namespace, name.text);
}

/** The hosts of a Gateway's listeners and its addresses. A listener without a host takes whatever comes. */
export function gatewayClaims(gateway: Resource): GatewayClaim[] {
  const hosts = listenersOf(gateway).flatMap(({ hostname, port, protocol }): GatewayClaim[] => {
    if (hostname === undefined) return [];
    const key = `host ${hostname.text.toLowerCase()} ${port?.text ?? ''} ${protocol ?? ''}`;
    return [{ key, kind: 'host', node: hostname }];
  });
  const addresses = select(gateway.root, 'spec.addresses[*]').flatMap((address): GatewayClaim[] => {
    const node = scalar(address, 'value');
    if (node === undefined) return [];
    return [
      { key: `address ${scalar(address, 'type')?.text ?? 'IPAddress'} ${node.text}`, kind: 'address', node },
    ];
  });
  return [...hosts, ...addresses];
}

/** The Gateways that make a claim. */
export function gatewaysClaiming(index: IndexView, key: string): readonly Resource[] {
  return index.by(GATEWAYS_BY_CLAIM, key);
}
