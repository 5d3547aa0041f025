import type { Resource } from '../resources/resource.ts';
import type { MapNode, ScalarNode } from '../yaml/nodes.ts';
import { scalar, scalars, select } from '../yaml/select.ts';
import type { IndexView } from './index-view.ts';
import { coveringWildcards, hostForms } from './istio-hosts.ts';
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

/** VirtualServices by each wildcard that covers one of their hosts, `*` left out. */
const SERVICES_UNDER = defineLookup({
  name: 'istio-virtual-services-under',
  kinds: [VIRTUAL_SERVICE],
  keysOf: (service) =>
    virtualHosts(service)
      .flatMap((host) => hostForms(host.text, service.namespace))
      .flatMap(coveringWildcards)
      .filter((wildcard) => wildcard !== '*'),
});

/** All destinations of a VirtualService whose host can be read; routes first, then mirrors. */
export function destinationsOf(service: Resource): Destination[] {
  return [
    ...ROUTES.flatMap((query) => toDestinations(service, query, false)),
    ...MIRRORS.flatMap((query) => toDestinations(service, query, true)),
  ];
}

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

/** The VirtualServices with a host that a wildcard other than `*` covers. */
export function virtualServicesUnder(index: IndexView, wildcard: string): readonly Resource[] {
  return index.by(SERVICES_UNDER, wildcard);
}
