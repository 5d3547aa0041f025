import type { Fix } from '../resources/problem.ts';
import type { Resource } from '../resources/resource.ts';
import { choosePort, servicePorts, USUAL_PORT } from '../resources/service.ts';
import { select, text } from '../yaml/select.ts';
import { parseQuantity } from './crd/quantity.ts';
import { hasCommentsInSpec, isRewritable, rewrite, type Rewritten } from './rewritten.ts';

/** Finds a Service of the split's namespace by its name; undefined if it is not known. */
export type FindService = (name: string) => Resource | undefined;

/**
 * The HTTPRoute with the weights of a TrafficSplit of SMI, which Linkerd, Istio and Cilium read.
 * @returns undefined for other kinds, if the split names no Service, or if a backend lacks a name or a weight
 */
export function routeForSplit(resource: Resource, findService: FindService): Rewritten | undefined {
  if (resource.kind !== 'TrafficSplit') return undefined;
  const { root } = resource;
  const apex = text(root, 'spec.service');
  const backends = readBackends(resource);
  if (apex === undefined || backends === undefined) return undefined;
  const { port, note } = choosePort(apex, findService(apex));
  const notes = note === undefined ? [] : [note];
  for (const { name } of backends) {
    const service = findService(name);
    if (service !== undefined && !servicePorts(service).some(({ number }) => number === port))
      notes.push(`"${name}" has no port ${port}, and a TrafficSplit gives traffic to the same port only.`);
  }
  if (select(root, 'spec.matches').length > 0) {
    notes.push('Not carried over: matches, which name an HTTPRouteGroup. Write them under rules[0].matches.');
  }
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    spec: {
      parentRefs: [{ group: '', kind: 'Service', name: apex, port }],
      rules: [{ backendRefs: backends.map(({ name, weight }) => ({ name, port, weight })) }],
    },
    notes,
  };
}

/**
 * A fix that rewrites a TrafficSplit where nothing is left to be said of it: no comment moves, no part is lost.
 * @param findService left out where no Service can be looked up; the route then names the usual port
 */
export function fixSplit(resource: Resource, findService?: FindService): Fix | undefined {
  const route = routeForSplit(resource, findService ?? (() => undefined));
  if (route === undefined || !isRewritable(resource) || hasCommentsInSpec(resource)) return undefined;
  const isGuess = findService === undefined;
  if (route.notes.length > (isGuess ? 1 : 0)) return undefined;
  return {
    title: isGuess ? `Rewrite as an HTTPRoute, for port ${USUAL_PORT}` : 'Rewrite as an HTTPRoute',
    kind: 'suggestion',
    edits: () => rewrite(resource, { ...route, notes: [] }),
  };
}

interface Backend {
  readonly name: string;
  readonly weight: number;
}

/** @returns undefined if there is none, or one lacks a name or a weight */
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
