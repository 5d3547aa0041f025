import { quoteIfNeeded } from '../yaml/edit.ts';
import { resolveAlias, type MapNode, type Path, type YamlNode } from '../yaml/nodes.ts';
import { scalar, scalars, text } from '../yaml/select.ts';
import type { Resource } from '../resources/resource.ts';
import type { SchemaContext } from './context.ts';
import { childView, type SchemaView } from './lookup.ts';
import { guessReference } from './reference-guess.ts';
import { fitsScalar } from './shape.ts';
import type { Site } from './site.ts';
import { own } from '../util/own.ts';

/**
 * Guesses the value of a missing field from what stands in the document.
 * @returns YAML of one line, or undefined if nothing there hints at it
 */
export function guessField(context: SchemaContext, site: Site, name: string): string | undefined {
  const map = site.place.node;
  const field = childView(site.view, name);
  if (map.kind !== 'map' || field === undefined || !isScalar(field)) return undefined;
  const guess =
    discriminator(map, field) ??
    fromSelectorItem(map, name) ??
    fromNeighbours(map, site.view, name) ??
    guessReference(map, site.view.name, name) ??
    usedElsewhere(context, site.place.path, name) ??
    fromResource(context, field, name);
  if (guess === undefined || !fitsScalar(field.node, guess)) return undefined;
  return typeof guess === 'string' ? quoteIfNeeded(guess) : String(guess);
}

type Guess = string | number | boolean | undefined;

function isScalar({ node }: SchemaView): boolean {
  return node.type !== 'object' && node.type !== 'array';
}

/** `requestMirror: …` beside a missing `type` says that the type is `RequestMirror`. */
function discriminator(map: MapNode, { node }: SchemaView): Guess {
  const names = new Set(map.pairs.map((pair) => pair.name.toLowerCase()));
  const named = (node.enum ?? []).filter((value) => names.has(String(value).toLowerCase()));
  return named.length === 1 ? named[0] : undefined;
}

/** An item of `matchExpressions` with values compares, one without asks for existence. */
function fromSelectorItem(map: MapNode, name: string): Guess {
  if (name !== 'operator' || scalar(map, 'key') === undefined) return undefined;
  return map.pairs.some((pair) => pair.name === 'values') ? 'In' : 'Exists';
}

const PORT_PROTOCOLS: Readonly<Record<string, string>> = {
  80: 'HTTP',
  8080: 'HTTP',
  443: 'HTTPS',
  8443: 'HTTPS',
};

const PROTOCOL_PORTS: Readonly<Record<string, number>> = { HTTP: 80, HTTPS: 443, TLS: 443 };

/** What the other fields of the map say: the protocol in a port's name, the version in a subset's labels. */
function fromNeighbours(map: MapNode, view: SchemaView, name: string): Guess {
  if (name === 'protocol') {
    const prefix = text(map, 'name')?.split('-')[0]?.toUpperCase();
    if (prefix !== undefined && ['HTTP', 'HTTPS', 'HTTP2', 'GRPC', 'TCP', 'TLS', 'UDP'].includes(prefix))
      return prefix;
    return own(PORT_PROTOCOLS, text(map, 'port') ?? text(map, 'number') ?? '') ?? 'TCP';
  }
  if (name === 'port') return own(PROTOCOL_PORTS, text(map, 'protocol') ?? '');
  if (name === 'name' && view.node.properties?.['protocol'] !== undefined)
    return text(map, 'protocol')?.toLowerCase();
  return name === 'name' ? text(map, 'labels.version') : undefined;
}

/** The value that the same field has most often in the other items of the lists around. */
function usedElsewhere({ resource }: SchemaContext, path: Path, name: string): Guess {
  const values = new Map<string | number | boolean, number>();
  for (const node of nodesAt(resource.root, path)) {
    const value = scalar(node, name)?.value;
    if (value !== undefined && value !== null) values.set(value, (values.get(value) ?? 0) + 1);
  }
  return [...values].sort(([, left], [, right]) => right - left)[0]?.[0];
}

/** The nodes at a path, with any item in place of each index. */
function nodesAt(root: YamlNode, path: Path): YamlNode[] {
  return path.reduce<YamlNode[]>(
    (nodes, step) =>
      nodes.flatMap((node) => {
        if (node.kind === 'seq') return node.items.flatMap((item) => resolveAlias(item) ?? []);
        const pair =
          node.kind === 'map' ? node.pairs.find((candidate) => candidate.name === String(step)) : undefined;
        return resolveAlias(pair?.value) ?? [];
      }),
    [root],
  );
}

/** What the resource as a whole says: whom a route is for, what the resource is called. */
function fromResource({ resource }: SchemaContext, { path }: SchemaView, name: string): Guess {
  const inMetadata = path[0] === 'metadata';
  if (name === 'host' && !inMetadata) {
    const host = text(resource.root, 'spec.hosts[*]');
    return host === undefined || host.includes('*') ? resource.name || undefined : host;
  }
  if (inMetadata && name === 'name') return resource.kind.toLowerCase();
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
