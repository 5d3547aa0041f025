import type { KindKey } from '../../resources/kinds.ts';
import type { Resource } from '../../resources/resource.ts';
import type { ScalarNode, Span } from '../../yaml/nodes.ts';

/** Names one thing that can be pointed at: a resource, a subset, a listener, a labelled workload. */
export type SymbolKey = string;

/** A place in a resource that defines or mentions something by name. */
export interface Occurrence {
  readonly resource: Resource;
  /** What may be meant, the most likely first: a host may be a Service's or a ServiceEntry's. */
  readonly symbols: readonly SymbolKey[];
  readonly role: 'definition' | 'reference';
  /** The scalar (or key) that holds the name. */
  readonly node: ScalarNode;
  /** The name itself within the document: all of the scalar, or the part of it that is the name. */
  readonly span: Span;
  /** False for what is no name of its own, such as a label: it can be followed, not renamed. */
  readonly canRename: boolean;
}

/** Finds occurrences in a resource of its kind. */
export type Collector = (resource: Resource) => Iterable<Occurrence>;

/** The symbol of a resource; `namespace` is '' for cluster-scoped kinds. */
export function resourceSymbol(kind: KindKey, namespace: string, name: string): SymbolKey {
  return `resource|${kind}|${namespace}|${name}`;
}

/** The parts of a resource's symbol; undefined for other symbols. */
export function parseResourceSymbol(
  symbol: SymbolKey,
): { readonly kind: KindKey; readonly namespace: string; readonly name: string } | undefined {
  const [type, kind = '', namespace = '', ...name] = symbol.split('|');
  return type === 'resource' ? { kind, namespace, name: name.join('|') } : undefined;
}

/** A host that a ServiceEntry defines. */
export function hostSymbol(host: string): SymbolKey {
  return `host|${host.toLowerCase()}`;
}

/** A subset of a host, given by the host's full name. */
export function subsetSymbol(host: string, subset: string): SymbolKey {
  return `subset|${host}|${subset}`;
}

/** A listener of a Gateway, or of another resource with named sections. */
export function sectionSymbol(kind: KindKey, resource: string, section: string): SymbolKey {
  return `section|${kind}|${resource}|${section}`;
}

/** Workloads whose Pods carry a label; `namespace` is '' for all namespaces. */
export function labelSymbol(namespace: string, key: string, value: string): SymbolKey {
  return `label|${namespace}|${key}=${value}`;
}

interface OccurrenceParts {
  readonly resource: Resource;
  readonly node: ScalarNode;
  readonly symbols: readonly SymbolKey[];
  /** The part of the scalar's text that is the name; all of it if left out. */
  readonly part?: string;
  readonly canRename?: boolean;
}

/** An occurrence that mentions something defined elsewhere. */
export function reference(parts: OccurrenceParts): Occurrence {
  return occurrence('reference', parts);
}

/** An occurrence that brings something into being. */
export function definition(parts: OccurrenceParts): Occurrence {
  return occurrence('definition', parts);
}

function occurrence(
  role: Occurrence['role'],
  { resource, node, symbols, part, canRename }: OccurrenceParts,
): Occurrence {
  return { resource, symbols, role, node, span: spanOf(resource, node, part), canRename: canRename ?? true };
}

/** Where `part` stands in the scalar's source; without it, the text between the quotes. */
function spanOf({ document }: Resource, node: ScalarNode, part = node.text): Span {
  const at = part === '' ? -1 : document.text.slice(node.start, node.end).indexOf(part);
  return at === -1 ? node : { start: node.start + at, end: node.start + at + part.length };
}
