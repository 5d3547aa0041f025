import type { Resource } from '../../resources/resource.ts';
import { choosePort } from '../../resources/service.ts';
import { rewrite, type Rewritten } from '../../schema/rewritten.ts';
import { parseServiceHost, SERVICE } from '../../workspace/istio-hosts.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import { toValue, type JsonValue } from '../../yaml/to-value.ts';
import { toRouteRule } from './http-route-rule.ts';
import { at, compact, entriesAt, listAt, type Value } from './json-path.ts';
import { noteOnOrder } from './rank-rules.ts';
import { REWRITE, type Refactoring, type RefactoringTarget } from './refactoring.ts';

const GATEWAY = 'Gateway.gateway.networking.k8s.io';
const CARRIED_OVER = new Set(['hosts', 'gateways', 'http']);

/** Makes an HTTPRoute of a VirtualService. What an HTTPRoute cannot say is named in comments. */
export function rewriteVirtualService({ resource, index }: RefactoringTarget): Refactoring | undefined {
  if (resource.key !== 'VirtualService.networking.istio.io') return undefined;
  const route = toRoute(resource, index);
  if (route === undefined) return undefined;
  return {
    title: 'Rewrite as an HTTPRoute of the Gateway API',
    kind: REWRITE,
    edits: () => rewrite(resource, route),
  };
}

/** @returns undefined if the routes lead to what is no Service, or there is nothing to attach the route to */
function toRoute(resource: Resource, index: IndexView): Rewritten | undefined {
  const spec = at(toValue(resource.root), 'spec');
  const hosts = listAt(spec, 'hosts').filter((host) => typeof host === 'string');
  const { parentRefs, notes } = toParents(spec, hosts, { resource, index });
  const rules = listAt(spec, 'http').map((http, number) =>
    toRouteRule(http, { place: `http[${number}]`, namespace: resource.namespace, index }),
  );
  if (parentRefs.length === 0 || rules.length === 0 || rules.includes(undefined)) return undefined;
  const isForGateway = listAt(spec, 'gateways').some((gateway) => gateway !== 'mesh');
  const lost = entriesAt(spec).flatMap(([key]) => (CARRIED_OVER.has(key) ? [] : [key]));
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    spec: compact({
      parentRefs,
      hostnames: isForGateway ? hosts.filter((host) => host !== '*') : undefined,
      rules: rules.flatMap((rule) => rule?.value ?? []),
    }),
    notes: [
      ...notes,
      ...noteOnOrder(
        rules.map((rule) => rule?.value),
        'http',
      ),
      ...rules.flatMap((rule) => rule?.notes ?? []),
      ...(lost.length === 0 ? [] : [`Not carried over: ${lost.join(', ')}.`]),
    ],
  };
}

/** What the route attaches to: the Services that the hosts name within the mesh, and the Gateways. */
function toParents(
  spec: Value,
  hosts: readonly string[],
  { resource, index }: { readonly resource: Resource; readonly index: IndexView },
): { readonly parentRefs: JsonValue[]; readonly notes: string[] } {
  const { namespace } = resource;
  const written = listAt(spec, 'gateways').filter((gateway) => typeof gateway === 'string');
  const gateways = written.length === 0 ? ['mesh'] : written;
  const notes: string[] = [];
  const parentRefs = gateways.flatMap((gateway): JsonValue[] => {
    if (gateway === 'mesh') {
      return hosts.flatMap((host) => {
        const service = parseServiceHost(host, namespace);
        if (service === undefined) {
          notes.push(`Not carried over: host "${host}" within the mesh, which is no Service.`);
          return [];
        }
        const { port, note } = choosePort(service.name, index.get(SERVICE, service.namespace, service.name));
        if (note !== undefined) notes.push(note);
        return [{ group: '', kind: 'Service', ...nameIn(service, namespace), port }];
      });
    }
    const [first = '', second] = gateway.split('/');
    const name = second ?? first;
    const home = second === undefined || first === '.' ? namespace : first;
    if (index.get(GATEWAY, home, name) === undefined) {
      notes.push(`The Gateway "${name}" in namespace "${home}" has to be one of the Gateway API.`);
    }
    return [nameIn({ name, namespace: home }, namespace)];
  });
  return { parentRefs, notes };
}

function nameIn(
  { name, namespace }: { readonly name: string; readonly namespace: string },
  own: string,
): { name: string; namespace?: string } {
  return namespace === own ? { name } : { name, namespace };
}
