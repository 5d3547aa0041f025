import type { Resource } from '../../resources/resource.ts';
import { servicePorts } from '../../resources/service.ts';
import { subsetsIn } from '../../workspace/istio-destination-rules.ts';
import type { Occurrence } from '../../workspace/occurrences/occurrence.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { scalars, select, stringMap, child, text } from '../../yaml/select.ts';
import { inlineCode } from '../markdown.ts';

/** More names than this are counted. */
const MOST_NAMES = 5;

/** What a definition brings into being, with its main facts and the file that it stands in. */
export function describeDefinition({ resource, node }: Occurrence): string {
  const isOwnName = node.pair?.name === 'name' && node.parent === child(resource.root, 'metadata');
  const facts = isOwnName ? factsOf(resource) : factsOfPart(resource, node);
  const part = isOwnName ? '' : `${inlineCode(node.text)} of `;
  const more = facts.length === 0 ? '' : `: ${facts.join(', ')}`;
  return `Resolves to ${part}${nameOf(resource)} in ${inlineCode(fileName(resource))}${more}.`;
}

/** `2 workloads: Deployment shop/a, Deployment shop/b`. */
export function listResources(resources: readonly Resource[], noun: string): string {
  const names = resources.slice(0, MOST_NAMES).map(nameOf);
  const rest = resources.length - names.length;
  const more = rest > 0 ? ` and ${rest} more` : '';
  return `${resources.length} ${noun}${resources.length === 1 ? '' : 's'}: ${names.join(', ')}${more}`;
}

function nameOf({ kind, namespace, name }: Resource): string {
  return inlineCode(namespace === '' ? `${kind} ${name}` : `${kind} ${namespace}/${name}`);
}

function fileName({ document }: Resource): string {
  const last = document.uri.slice(document.uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    // An address may hold a percent sign that escapes nothing.
    return last;
  }
}

/** What people want to know of a resource that a name leads to. */
function factsOf(resource: Resource): string[] {
  switch (resource.kind) {
    case 'Service':
      return servicePorts(resource).map(({ number, name }) => port(number, name));
    case 'ServiceEntry':
      return select(resource.root, 'spec.ports[*]').flatMap((entry) => {
        const number = text(entry, 'number');
        return number === undefined ? [] : [port(number, text(entry, 'protocol'))];
      });
    case 'Gateway':
      return [
        ...listeners(resource, 'spec.listeners[*]', 'port'),
        ...listeners(resource, 'spec.servers[*]', 'port.number'),
      ];
    case 'Namespace':
      return labels(stringMap(child(child(resource.root, 'metadata'), 'labels')));
    default:
      return [];
  }
}

/** What a subset selects, or what a listener listens on. */
function factsOfPart(resource: Resource, node: YamlNode): string[] {
  const subset = subsetsIn(resource).find((candidate) => candidate.node === node);
  if (subset !== undefined) return labels(subset.labels);
  const listener = node.parent;
  return ['port', 'protocol', 'hostname'].flatMap((field) => {
    const value = text(listener, field);
    return value === undefined ? [] : [`${field} ${inlineCode(value)}`];
  });
}

function listeners(resource: Resource, query: string, number: string): string[] {
  return select(resource.root, query)
    .slice(0, MOST_NAMES)
    .flatMap((listener) =>
      scalars(listener, number).map((node) => port(node.text, text(listener, 'protocol'))),
    );
}

function port(number: number | string, name: string | undefined): string {
  return `port ${inlineCode(String(number))}${name === undefined ? '' : ` (${inlineCode(name)})`}`;
}

function labels(entries: ReadonlyMap<string, string>): string[] {
  return [...entries].slice(0, MOST_NAMES).map(([key, value]) => inlineCode(`${key}: ${value}`));
}
