import type { ScalarNode } from '../yaml/nodes.ts';
import type { Resource } from '../resources/resource.ts';
import { servicePorts } from '../resources/service.ts';
import { annotationsOf } from '../resources/workload.ts';
import { scalar, scalars, select } from '../yaml/select.ts';
import type { IndexView } from './index-view.ts';
import { defineLookup } from './lookup.ts';

export const SERVICE = 'Service';
export const SERVICE_ENTRY = 'ServiceEntry.networking.istio.io';

/** A port that a host offers, as its Service or ServiceEntry declares it. */
export interface HostPort {
  readonly number: number;
  readonly name: string | undefined;
  /** The scalar that holds the number. */
  readonly node: ScalarNode;
  readonly resource: Resource;
}

/** What a host name in a mesh resource stands for. */
export interface HostTarget {
  /** Full name of a Service, or the ServiceEntry's host as written. */
  readonly host: string;
  /** The Service, or every ServiceEntry that defines the host. Never empty. */
  readonly resources: readonly Resource[];
  readonly ports: readonly HostPort[];
}

/** The name of a Kubernetes Service in its namespace. */
export interface ServiceName {
  readonly name: string;
  readonly namespace: string;
}

/**
 * `reviews.shop.svc.cluster.local`, and the same under another cluster domain or none; a cut-off `.svc.cluster`
 * is a mistake and no domain.
 */
const FULL_NAME = /^([^.*]+)\.([^.]+)\.svc(?:\.(?!cluster$).|$)/;

/** ServiceEntries by the host they define, in lower case, wildcards as written. */
const SERVICE_ENTRIES_BY_HOST = defineLookup({
  name: 'istio-service-entries-by-host',
  kinds: [SERVICE_ENTRY],
  keysOf: (entry) => scalars(entry.root, 'spec.hosts[*]').map((host) => host.text.toLowerCase()),
});

/** Services of all namespaces by their name alone. */
const SERVICES_BY_NAME = defineLookup({
  name: 'istio-services-by-name',
  kinds: [SERVICE],
  keysOf: (service) => [service.name],
});

/**
 * The Service that a host names by form: short, `name.namespace`, or full.
 * @param namespace of the resource that holds the host; short names are looked up there
 * @returns undefined for wildcards and for names that can only be those of the world outside
 */
export function parseServiceHost(host: string, namespace: string): ServiceName | undefined {
  if (host === '' || host.includes('*')) return undefined;
  const labels = host.split('.');
  if (labels.length === 1) return { name: host, namespace };
  const full = FULL_NAME.exec(host);
  if (full !== null) return { name: full[1] ?? '', namespace: full[2] ?? '' };
  return labels.length === 2 ? { name: labels[0] ?? '', namespace: labels[1] ?? '' } : undefined;
}

/** True if the host can only be that of a Service: a short name, or one with `.svc` in its place. */
export function isServiceHost(host: string): boolean {
  return !host.includes('.') || FULL_NAME.test(host);
}

/** The name under which the whole mesh knows a Service. */
export function fullServiceHost({ name, namespace }: ServiceName): string {
  return `${name}.${namespace}.svc.cluster.local`;
}

/**
 * Every full name that a host may mean, the most likely one first: `a.b` is a Service of namespace `b` to many
 * authors and a name of the world outside to others.
 */
export function hostForms(host: string, namespace: string): readonly string[] {
  const service = parseServiceHost(host, namespace);
  if (service === undefined) return [host];
  return isServiceHost(host) ? [fullServiceHost(service)] : [host, fullServiceHost(service)];
}

/** No DNS name is longer, RFC 1035 §2.3.4. */
const LONGEST_HOST = 253;

/** The wildcards that cover `host`, narrowest first: `*.b.c`, `*.c`, `*` for `a.b.c`. */
export function coveringWildcards(host: string): string[] {
  if (host.length > LONGEST_HOST) return ['*'];
  const labels = host.split('.');
  const wildcards = labels.slice(1).map((_, index) => `*.${labels.slice(index + 1).join('.')}`);
  return host === '*' ? [] : [...wildcards.filter((wildcard) => wildcard !== host), '*'];
}

/** True if some name is matched by both hosts; either may be a wildcard (`*`, `*.example.com`). */
export function hostsOverlap(left: string, right: string): boolean {
  return hostCovers(left, right) || hostCovers(right, left);
}

/** True if every name that `host` matches is matched by `pattern` too. */
export function hostCovers(pattern: string, host: string): boolean {
  if (pattern === host || pattern === '*') return true;
  return pattern.startsWith('*') && host.endsWith(pattern.slice(1)) && host !== pattern.slice(1);
}

/**
 * Whether a resource of one namespace is visible in another, by its `exportTo` (or a Service's annotation).
 * Nothing written means: everywhere.
 */
export function isExportedTo(resource: Resource, namespace: string): boolean {
  return exportScopes(resource).some((scope) => scope === '*' || scope === namespace);
}

/** The namespaces that a resource is exported to: names, or `*` for all, which is what nothing written means. */
export function exportScopes(resource: Resource): readonly string[] {
  const annotation =
    resource.key === SERVICE ? annotationsOf(resource).get('networking.istio.io/exportTo') : undefined;
  const scopes =
    resource.key === SERVICE
      ? (annotation ?? '*').split(',').map((scope) => scope.trim())
      : scalars(resource.root, 'spec.exportTo[*]').map(({ text }) => text);
  if (scopes.length === 0) return ['*'];
  return scopes.map((scope) => (scope === '.' ? resource.namespace : scope));
}

/**
 * What a host in a resource of `namespace` stands for, by Istio's rules: a ServiceEntry with that very host, a
 * Service, or a ServiceEntry whose wildcard covers the host.
 * @param viewers the namespaces whose proxies follow the resource; what is exported to one of them counts
 * @returns undefined if nothing in the workspace defines the host, or exports it to a viewer
 */
export function resolveHost(
  index: IndexView,
  host: string,
  namespace: string,
  viewers: readonly string[] = [namespace],
): HostTarget | undefined {
  for (const form of hostForms(host, namespace)) {
    const target =
      fromServiceEntries(index, form, viewers) ??
      fromService(index, parseServiceHost(form, namespace), viewers);
    if (target !== undefined) return target;
  }
  for (const form of hostForms(host, namespace)) {
    for (const wildcard of coveringWildcards(form.toLowerCase())) {
      const target = fromServiceEntries(index, wildcard, viewers);
      if (target !== undefined) return target;
    }
  }
  return undefined;
}

function isVisible(resource: Resource, viewers: readonly string[]): boolean {
  return viewers.some((viewer) => isExportedTo(resource, viewer));
}

function fromService(
  index: IndexView,
  name: ServiceName | undefined,
  viewers: readonly string[],
): HostTarget | undefined {
  const service = name && index.get(SERVICE, name.namespace, name.name);
  if (name === undefined || service === undefined || !isVisible(service, viewers)) return undefined;
  return { host: fullServiceHost(name), resources: [service], ports: hostPorts(service) };
}

function fromServiceEntries(
  index: IndexView,
  host: string,
  viewers: readonly string[],
): HostTarget | undefined {
  const resources = index
    .by(SERVICE_ENTRIES_BY_HOST, host.toLowerCase())
    .filter((entry) => isVisible(entry, viewers));
  return resources.length === 0 ? undefined : { host, resources, ports: resources.flatMap(hostPorts) };
}

/** The ServiceEntries of all namespaces that define exactly this host. */
export function serviceEntriesOf(index: IndexView, host: string): readonly Resource[] {
  return index.by(SERVICE_ENTRIES_BY_HOST, host.toLowerCase());
}

/** The ports of a Service or ServiceEntry, without those whose number is missing or filled in by a template. */
function hostPorts(resource: Resource): HostPort[] {
  if (resource.key === SERVICE) {
    return servicePorts(resource).map(({ number, name, node }) => ({ number, name, node, resource }));
  }
  return select(resource.root, 'spec.ports[*]').flatMap((port) => {
    const node = scalar(port, 'number');
    if (node === undefined || typeof node.value !== 'number') return [];
    return [{ number: node.value, name: scalar(port, 'name')?.text, node, resource }];
  });
}

/**
 * Hosts that a resource of `namespace` can name, in the form the author wrote: short names of the namespace's
 * Services for a short one, full names and ServiceEntry hosts for one with dots.
 */
export function knownHosts(index: IndexView, written: string, namespace: string): string[] {
  const services = written.includes('.') ? index.all(SERVICE) : index.inNamespace(SERVICE, namespace);
  const entries = index.all(SERVICE_ENTRY).filter((entry) => isExportedTo(entry, namespace));
  const hosts = entries.flatMap((entry) => scalars(entry.root, 'spec.hosts[*]').map(({ text }) => text));
  return [
    ...services
      .filter((service) => service.name !== '' && isExportedTo(service, namespace))
      .map((service) => toFormOf(written, service)),
    ...hosts.filter((host) => !host.includes('*')),
  ];
}

/** The full hosts of Services that have this short name in other namespaces than `namespace`. */
export function sameNameElsewhere(index: IndexView, name: string, namespace: string): string[] {
  return index
    .by(SERVICES_BY_NAME, name)
    .filter((service) => service.namespace !== namespace && isExportedTo(service, namespace))
    .map(fullServiceHost);
}

/**
 * Hosts of which `written` may be a misspelling, in the form the author wrote: the Services of the namespace it
 * names, those of its name in other namespaces, and the ServiceEntries of `namespace`. Far fewer than `knownHosts`.
 */
export function similarHosts(index: IndexView, written: string, namespace: string): string[] {
  const service = parseServiceHost(written, namespace);
  const services =
    service === undefined
      ? []
      : [...index.inNamespace(SERVICE, service.namespace), ...index.by(SERVICES_BY_NAME, service.name)];
  const entries = index
    .inNamespace(SERVICE_ENTRY, namespace)
    .flatMap((entry) => scalars(entry.root, 'spec.hosts[*]').map(({ text }) => text));
  const isShort = !written.includes('.');
  const names = services
    .filter((candidate) => candidate.name !== '' && isExportedTo(candidate, namespace))
    .filter((candidate) => !isShort || candidate.namespace === namespace)
    .map((candidate) => toFormOf(written, candidate));
  return [...names, ...entries.filter((host) => !host.includes('*'))];
}

/** The host of a Service, as short as `written` is. */
function toFormOf(written: string, service: ServiceName): string {
  if (!written.includes('.')) return service.name;
  return FULL_NAME.test(written) ? fullServiceHost(service) : `${service.name}.${service.namespace}`;
}
