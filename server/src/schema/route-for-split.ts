import type { Fix } from '../resources/problem.ts';
import type { Resource } from '../resources/resource.ts';
import { columnOf, lineEnding, quoteIfNeeded, replaceText, writesCompactLists } from '../yaml/edit.ts';
import type { MapNode } from '../yaml/nodes.ts';
import { findPair, select, text } from '../yaml/select.ts';
import { parseQuantity } from './crd/quantity.ts';

/** A TrafficSplit names Services without their ports, an HTTPRoute with them: the port is to be looked at. */
const PORT = 80;

interface Backend {
  readonly name: string;
  readonly weight: number;
}

/**
 * A fix that rewrites a TrafficSplit of SMI as an HTTPRoute with the same weights, which Linkerd and Istio read.
 * @returns undefined for other kinds, and for splits with parts or comments that would be lost
 */
export function findRouteForSplit(resource: Resource): Fix | undefined {
  if (resource.kind !== 'TrafficSplit') return undefined;
  const { document, root } = resource;
  const spec = findPair(root, 'spec')?.value;
  const service = text(spec, 'service');
  const backends = readBackends(resource);
  if (spec?.kind !== 'map' || spec.flow || service === undefined || backends === undefined) return undefined;
  const source = document.text.slice(spec.start, spec.end);
  const isWhole = spec.pairs.every(({ name }) => name === 'service' || name === 'backends');
  if (!isWhole || source.includes('#') || document.masks.length > 0) return undefined;
  const newText = renderSpec(resource, spec, service, backends);
  return {
    title: `Rewrite as an HTTPRoute, for port ${PORT}`,
    kind: 'suggestion',
    edits: () => [
      replaceText(document, resource.apiVersionNode, 'gateway.networking.k8s.io/v1'),
      replaceText(document, resource.kindNode, 'HTTPRoute'),
      { document, span: { start: spec.start, end: spec.start + source.trimEnd().length }, newText },
    ],
  };
}

/** @returns undefined if a backend lacks a name or a weight */
function readBackends({ root }: Resource): Backend[] | undefined {
  const backends = select(root, 'spec.backends[*]').map((backend) => ({
    name: text(backend, 'service'),
    weight: parseQuantity(text(backend, 'weight') ?? ''),
  }));
  // Early versions write weights as quantities such as 900m, routes as whole numbers.
  const scale = backends.every(({ weight }) => Number.isInteger(weight)) ? 1 : 1000;
  const read = backends.flatMap(({ name, weight }) =>
    name === undefined || weight === undefined ? [] : [{ name, weight: Math.round(weight * scale) }],
  );
  return read.length === 0 || read.length < backends.length ? undefined : read;
}

function renderSpec(
  { document }: Resource,
  spec: MapNode,
  service: string,
  backends: readonly Backend[],
): string {
  const nested = writesCompactLists(document) ? '' : '  ';
  const lines = [
    'parentRefs:',
    `${nested}- group: ""`,
    `${nested}  kind: Service`,
    `${nested}  name: ${quoteIfNeeded(service)}`,
    `${nested}  port: ${PORT}`,
    'rules:',
    `${nested}- backendRefs:`,
    ...backends.flatMap(({ name, weight }) => [
      `${nested}  ${nested}- name: ${quoteIfNeeded(name)}`,
      `${nested}  ${nested}  port: ${PORT}`,
      `${nested}  ${nested}  weight: ${weight}`,
    ]),
  ];
  return lines.join(lineEnding(document) + ' '.repeat(columnOf(document, spec.start)));
}
