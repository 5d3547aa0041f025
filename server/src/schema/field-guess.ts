import type { Scalar } from '../../../schemas/vocabulary.ts';
import type { YamlDocument } from '../yaml/document.ts';
import { quoteIfNeeded } from '../yaml/edit.ts';
import type { MapNode, Path } from '../yaml/nodes.ts';
import { scalar, scalars, text } from '../yaml/select.ts';
import type { Resource } from '../resources/resource.ts';
import type { SchemaContext } from './context.ts';
import { nodesAt } from './place-of-field.ts';
import { childView, type SchemaView } from './lookup.ts';
import { quoteAsUsual } from './quotes.ts';
import { guessReference } from './reference-guess.ts';
import { fitsScalar } from './shape.ts';
import type { Site } from './site.ts';
import { own } from '../util/own.ts';

/** What may be meant by a missing field. */
export interface FieldGuess {
  /** YAML of one line. */
  readonly yaml: string;
  /** True if what stands in the document leaves one answer; false for what is merely usual. */
  readonly isClear: boolean;
}

/**
 * Guesses the value of a missing field from what stands in the document.
 * @returns undefined if nothing there hints at it
 */
export function guessField(context: SchemaContext, site: Site, name: string): FieldGuess | undefined {
  const map = site.place.node;
  const field = childView(site.view, name);
  if (map.kind !== 'map' || field === undefined || !isScalar(field)) return undefined;
  const others = valuesElsewhere(context, site.place.path, name);
  const guess =
    clear(discriminator(map, field)) ??
    clear(fromNeighbours(map, site.view, name)) ??
    clear(agreed(others, site, name)) ??
    clear(fromResource(context, name)) ??
    guessReference(map, site.view.name, name) ??
    usual(mostFrequent(others)) ??
    usual(usualBeside(map, site.view, name)) ??
    usual(usualIn(context, field, name));
  if (guess === undefined || !fitsScalar(field.node, guess.value)) return undefined;
  return { yaml: toYaml(context.document, guess.value), isClear: guess.isClear };
}

/** The value as YAML, in the quotes that the document uses where it needs any. */
function toYaml(document: YamlDocument, value: Scalar): string {
  if (typeof value !== 'string') return String(value);
  const plain = quoteIfNeeded(value);
  return plain === value ? value : quoteAsUsual(document, value);
}

type Guess = Scalar | undefined;

interface Weighed {
  readonly value: Scalar;
  readonly isClear: boolean;
}

function clear(value: Guess): Weighed | undefined {
  return value === undefined ? undefined : { value, isClear: true };
}

function usual(value: Guess): Weighed | undefined {
  return value === undefined ? undefined : { value, isClear: false };
}

function isScalar({ node }: SchemaView): boolean {
  return node.type !== 'object' && node.type !== 'array';
}

/** `requestMirror: …` beside a missing `type` says that the type is `RequestMirror`. */
function discriminator(map: MapNode, { node }: SchemaView): Guess {
  const names = new Set(map.pairs.map((pair) => pair.name.toLowerCase()));
  const named = (node.enum ?? []).filter((value) => names.has(String(value).toLowerCase()));
  return named.length === 1 ? named[0] : undefined;
}

const PORT_PROTOCOLS: Readonly<Record<string, string>> = {
  80: 'HTTP',
  8080: 'HTTP',
  443: 'HTTPS',
  8443: 'HTTPS',
};

const PROTOCOL_PORTS: Readonly<Record<string, number>> = { HTTP: 80, HTTPS: 443, TLS: 443 };

/** The port and the protocol of listeners of waypoints, which have no others (Istio, ambient mode). */
const HBONE = { port: 15008, protocol: 'HBONE' };

/** What the other fields of the map say: the protocol in a port's name, the version in a subset's labels. */
function fromNeighbours(map: MapNode, view: SchemaView, name: string): Guess {
  if (name === 'protocol') {
    if (view.node.properties?.['allowedRoutes'] !== undefined && text(map, 'port') === String(HBONE.port))
      return HBONE.protocol;
    const prefix = text(map, 'name')?.split('-')[0]?.toUpperCase();
    if (prefix !== undefined && ['HTTP', 'HTTPS', 'HTTP2', 'GRPC', 'TCP', 'TLS', 'UDP'].includes(prefix))
      return prefix;
    return own(PORT_PROTOCOLS, text(map, 'port') ?? text(map, 'number') ?? '');
  }
  if (name === 'port' && text(map, 'protocol') === HBONE.protocol) return HBONE.port;
  if (name === 'port') return own(PROTOCOL_PORTS, text(map, 'protocol') ?? '');
  return name === 'name' ? text(map, 'labels.version') : undefined;
}

/** What such a field mostly holds beside the others of the map, though it may as well hold something else. */
function usualBeside(map: MapNode, view: SchemaView, name: string): Guess {
  // With the opposite operator the same labels select everything else, so neither is certain.
  if (name === 'operator' && scalar(map, 'key') !== undefined)
    return map.pairs.some((pair) => pair.name === 'values') ? 'In' : 'Exists';
  const isPort = name === 'name' && view.node.properties?.['protocol'] !== undefined;
  return isPort ? text(map, 'protocol')?.toLowerCase() : undefined;
}

/** The values that the same field has in the other items of the lists around. */
function valuesElsewhere({ resource }: SchemaContext, path: Path, name: string): Scalar[] {
  return nodesAt(resource.root, path).flatMap((node) => scalar(node, name)?.value ?? []);
}

/** The one value that the others all have, unless the field is what tells them apart. */
function agreed(values: readonly Scalar[], { view }: Site, name: string): Guess {
  const [first, ...others] = values;
  const isKey = view.parent?.node['x-list-map-keys']?.includes(name) === true;
  const tellsApart = isKey || TELLING_APART.has(name);
  if (first === undefined || others.some((value) => value !== first)) return undefined;
  return tellsApart && others.length === 0 ? undefined : first;
}

/** Fields whose values differ from item to item, mostly. */
const TELLING_APART: ReadonlySet<string> = new Set([
  'name',
  'key',
  'operator',
  'value',
  'type',
  'port',
  'number',
  'protocol',
  'cidr',
  'ip',
  'service',
  'weight',
]);

function mostFrequent(values: readonly Scalar[]): Guess {
  const counts = new Map<Scalar, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, left], [, right]) => right - left)[0]?.[0];
}

/** What the resource as a whole says: whom a route is for, and that a Gateway is a waypoint. */
function fromResource({ resource }: SchemaContext, name: string): Guess {
  if (name === 'host') return onlyText(resource, 'spec.hosts[*]');
  const isWaypoint = onlyText(resource, 'spec.listeners[*].protocol') === HBONE.protocol;
  return name === 'gatewayClassName' && isWaypoint ? 'istio-waypoint' : undefined;
}

/** The only text at a place, if it is a name and no pattern. */
function onlyText({ root }: Resource, query: string): string | undefined {
  const [first, ...others] = scalars(root, query);
  return first === undefined || others.length > 0 || first.text.includes('*') ? undefined : first.text;
}

/** What such fields mostly hold in resources like this one. */
function usualIn({ resource }: SchemaContext, { path }: SchemaView, name: string): Guess {
  if (path[0] === 'metadata') return name === 'name' ? resource.kind.toLowerCase() : undefined;
  if (name === 'protocol') return 'TCP';
  if (name === 'host') {
    const host = text(resource.root, 'spec.hosts[*]');
    return host === undefined || host.includes('*') ? resource.name || undefined : host;
  }
  return name === 'service' ? splitService(resource) : undefined;
}

/** The Service that a TrafficSplit splits: what its backends' names have in common, else the first of them. */
function splitService({ root }: Resource): Guess {
  const [first, ...others] = scalars(root, 'spec.backends[*].service').map(({ text: backend }) => backend);
  if (first === undefined) return undefined;
  const parts = first.split('-');
  const shared = parts.findIndex((_, index) => {
    const prefix = `${parts.slice(0, index + 1).join('-')}-`;
    return !others.every((other) => other.startsWith(prefix));
  });
  return shared > 0 ? parts.slice(0, shared).join('-') : first;
}
