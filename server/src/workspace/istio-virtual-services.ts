import { rememberLast } from '../resources/remember-last.ts';
import type { Resource } from '../resources/resource.ts';
import type { MapNode, ScalarNode } from '../yaml/nodes.ts';
import { scalar, scalars, select } from '../yaml/select.ts';
import type { IndexView } from './index-view.ts';
import { parseGatewayReference } from './istio-gateways.ts';
import { coveringWildcards, exportScopes, hostForms } from './istio-hosts.ts';
import { defineLookup } from './lookup.ts';

export const VIRTUAL_SERVICE = 'VirtualService.networking.istio.io';

/** Where a VirtualService sends requests, or copies of them. */
export interface Destination {
  readonly map: MapNode;
  readonly host: ScalarNode;
  readonly subset: ScalarNode | undefined;
  /** The scalar of `port.number`. */
  readonly port: ScalarNode | undefined;
  /** True if a `port` is written, readable or not. */
  readonly hasPort: boolean;
  readonly isMirror: boolean;
}

const ROUTES = [
  'spec.http[*].route[*].destination',
  'spec.tcp[*].route[*].destination',
  'spec.tls[*].route[*].destination',
];
const MIRRORS = ['spec.http[*].mirror', 'spec.http[*].mirrors[*].destination'];

/** VirtualServices by each full name that one of their hosts may mean. */
const SERVICES_BY_HOST = defineLookup({
  name: 'istio-virtual-services-by-host',
  kinds: [VIRTUAL_SERVICE],
  keysOf: (service) => virtualHosts(service).flatMap((host) => hostForms(host.text, service.namespace)),
});

/** VirtualServices by where they hold and for which hosts: `mesh cart.shop.svc…`, `infra/public under *.example.com`. */
const SERVICES_AT_PLACE = defineLookup({
  name: 'istio-virtual-services-at-place',
  kinds: [VIRTUAL_SERVICE],
  *keysOf(service) {
    const forms = virtualHosts(service).flatMap((host) => hostForms(host.text, service.namespace));
    for (const place of placesOf(service).flatMap(({ name, text }) => [name, unresolvedPlace(text)])) {
      for (const form of forms) {
        yield `${place} ${form}`;
        for (const wildcard of coveringWildcards(form)) yield `${place} under ${wildcard}`;
      }
    }
  },
});

/** Where a VirtualService holds. */
export interface Place {
  /** `mesh` for the sidecars, else `namespace/name` of a Gateway, which may not exist. */
  readonly name: string;
  /** As written. */
  readonly text: string;
}

/** The sidecars, the Gateways, or both: everywhere that a VirtualService holds. */
export function placesOf(service: Resource): Place[] {
  const gateways = select(service.root, 'spec.gateways[*]');
  if (gateways.length === 0) return [{ name: 'mesh', text: 'mesh' }];
  return scalars(service.root, 'spec.gateways[*]').map(({ text }) => {
    const reference = parseGatewayReference(text, service.namespace);
    return { name: reference === undefined ? text : `${reference.namespace}/${reference.name}`, text };
  });
}

/** Names a place by the text of a reference that leads nowhere. */
export function unresolvedPlace(text: string): string {
  return `?${text}`;
}

/** The VirtualServices that hold at a place for a host, for a wildcard over it, or for a host under it. */
export function virtualServicesAt(index: IndexView, place: string, host: string): Resource[] {
  const keys = [host, ...coveringWildcards(host), `under ${host}`].map((key) => `${place} ${key}`);
  return [...new Set(keys.flatMap((key) => index.by(SERVICES_AT_PLACE, key)))];
}

/** All destinations of a VirtualService whose host can be read; routes first, then mirrors. */
export const destinationsOf = rememberLast((service: Resource): readonly Destination[] => [
  ...ROUTES.flatMap((query) => toDestinations(service, query, false)),
  ...MIRRORS.flatMap((query) => toDestinations(service, query, true)),
]);

function toDestinations(service: Resource, query: string, isMirror: boolean): Destination[] {
  return select(service.root, query).flatMap((map) => {
    const host = scalar(map, 'host');
    if (map.kind !== 'map' || host === undefined) return [];
    const hasPort = select(map, 'port').length > 0;
    return [
      { map, host, subset: scalar(map, 'subset'), port: scalar(map, 'port.number'), hasPort, isMirror },
    ];
  });
}

/** The namespaces whose proxies follow a VirtualService: those it is exported to, its own where that is all. */
export function viewersOf(service: Resource): readonly string[] {
  const scopes = exportScopes(service);
  return scopes.includes('*') ? [service.namespace] : scopes;
}

/** The scalars of `spec.hosts`. */
export function virtualHosts(service: Resource): ScalarNode[] {
  return scalars(service.root, 'spec.hosts[*]');
}

/** True if the VirtualService holds for the sidecars: no gateways, or `mesh` among them. */
export function isMeshBound(service: Resource): boolean {
  const gateways = select(service.root, 'spec.gateways[*]');
  return gateways.length === 0 || gateways.some((node) => node.kind === 'scalar' && node.text === 'mesh');
}

/** The VirtualServices of all namespaces, one of whose hosts is `host`: a full name or a wildcard. */
export function virtualServicesOn(index: IndexView, host: string): readonly Resource[] {
  return index.by(SERVICES_BY_HOST, host);
}
