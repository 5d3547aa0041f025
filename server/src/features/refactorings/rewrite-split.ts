import { parseQuantity } from '../../schema/crd/quantity.ts';
import { toValue, type JsonValue } from '../../yaml/to-value.ts';
import { at, listAt, textAt } from './json-path.ts';
import { REWRITE, type Refactoring, type RefactoringTarget } from './refactoring.ts';
import { rewrite, type Rewritten } from './rewritten.ts';
import { choosePort } from './service-port.ts';

/** Makes an HTTPRoute of a TrafficSplit of SMI: the same weights, read by Linkerd, Istio and Cilium. */
export function rewriteSplit(target: RefactoringTarget): Refactoring | undefined {
  if (target.resource.kind !== 'TrafficSplit') return undefined;
  const route = toRoute(target);
  if (route === undefined) return undefined;
  return {
    title: 'Rewrite as an HTTPRoute',
    kind: REWRITE,
    edits: () => rewrite(target.resource, route),
  };
}

/** @returns undefined if the split names no Service, or a backend lacks a name or a weight */
function toRoute({ resource, index }: RefactoringTarget): Rewritten | undefined {
  const spec = at(toValue(resource.root), 'spec');
  const service = textAt(spec, 'service');
  const backends = listAt(spec, 'backends').flatMap((backend) => toBackend(backend) ?? []);
  if (service === undefined || backends.length === 0) return undefined;
  if (backends.length < listAt(spec, 'backends').length) return undefined;
  const { namespace } = resource;
  const apex = choosePort(index, { name: service, namespace });
  const chosen = backends.map(({ name }) => choosePort(index, { name, namespace }));
  // Early versions write weights as quantities such as 900m, routes as whole numbers.
  const scale = backends.every(({ weight }) => Number.isInteger(weight)) ? 1 : 1000;
  const backendRefs = backends.map(({ name, weight }, number) => ({
    name,
    port: chosen[number]?.port ?? apex.port,
    weight: Math.round(weight * scale),
  }));
  const notes = [apex, ...chosen].flatMap(({ note }) => note ?? []);
  if (at(spec, 'matches') !== undefined) {
    notes.push('Not carried over: matches, which name an HTTPRouteGroup. Write them under rules[0].matches.');
  }
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    spec: {
      parentRefs: [{ group: '', kind: 'Service', name: service, port: apex.port }],
      rules: [{ backendRefs }],
    },
    notes,
  };
}

function toBackend(backend: JsonValue): { readonly name: string; readonly weight: number } | undefined {
  const name = textAt(backend, 'service');
  const written = at(backend, 'weight');
  const weight = typeof written === 'number' ? written : parseQuantity(textAt(backend, 'weight') ?? '');
  return name === undefined || weight === undefined ? undefined : { name, weight };
}
