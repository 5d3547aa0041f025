import { rewrite, type Rewritten } from '../../schema/rewritten.ts';
import { SERVICE } from '../../workspace/istio-hosts.ts';
import { toValue, type JsonValue } from '../../yaml/to-value.ts';
import { at, compact, entriesAt, listAt, textAt, type Value } from './json-path.ts';
import { RANKED, rankRules } from './rank-rules.ts';
import { REWRITE, type Refactoring, type RefactoringTarget } from './refactoring.ts';
import { hostOf } from './virtual-service-destination.ts';
import { toHosts } from './virtual-service-hosts.ts';
import { toHttp } from './virtual-service-http.ts';

const CARRIED_OVER = new Set(['parentRefs', 'hostnames', 'rules']);

/** Makes a VirtualService of an HTTPRoute. What a VirtualService cannot say is named in comments. */
export function rewriteRoute({ resource }: RefactoringTarget): Refactoring | undefined {
  if (resource.key !== 'HTTPRoute.gateway.networking.k8s.io') return undefined;
  const service = toVirtualService(at(toValue(resource.root), 'spec'), resource.namespace);
  if (service === undefined) return undefined;
  return {
    title: 'Rewrite as a VirtualService of Istio',
    kind: REWRITE,
    edits: () => rewrite(resource, service),
  };
}

/** @returns undefined if a rule leads to what is no Service, or the route attaches to nothing that Istio has */
function toVirtualService(spec: Value, namespace: string): Rewritten | undefined {
  const parents = listAt(spec, 'parentRefs');
  const services = parents.filter((parent) => textAt(parent, 'kind') === SERVICE);
  const gateways = parents.filter((parent) => (textAt(parent, 'kind') ?? 'Gateway') === 'Gateway');
  const written = listAt(spec, 'rules').map((rule, number) => ({ rule, place: `rules[${number}]` }));
  const ranked = rankRules(written, ({ rule }) => rule);
  const rules = ranked.map(({ rule, place }) => toHttp(rule, place, namespace));
  if (services.length + gateways.length < Math.max(parents.length, 1)) return undefined;
  if (rules.length === 0 || rules.includes(undefined)) return undefined;
  const hosts = [
    ...listAt(spec, 'hostnames').filter((host) => typeof host === 'string'),
    ...services.map((service) => hostOf(service, namespace)),
  ];
  const lost = entriesAt(spec).flatMap(([key]) => (CARRIED_OVER.has(key) ? [] : [key]));
  const sections = parents.filter((parent) => at(parent, 'sectionName') !== undefined);
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    spec: compact({
      hosts: toHosts(hosts),
      gateways: gateways.length === 0 ? [] : toGateways(gateways, services.length > 0),
      http: rules.flatMap((rule) => rule?.value ?? []),
    }),
    notes: [
      ...(ranked.every((item, number) => item === written[number]) ? [] : [RANKED]),
      ...(gateways.length === 0 ? [] : ['The Gateways have to be ones of Istio.']),
      ...(sections.length === 0 ? [] : ['Not carried over: sectionName of parentRefs.']),
      ...rules.flatMap((rule) => rule?.notes ?? []),
      ...(lost.length === 0 ? [] : [`Not carried over: ${lost.join(', ')}.`]),
    ],
  };
}

function toGateways(gateways: readonly JsonValue[], isForMesh: boolean): string[] {
  const names = gateways.map((gateway) => {
    const home = textAt(gateway, 'namespace');
    const name = textAt(gateway, 'name') ?? '';
    return home === undefined ? name : `${home}/${name}`;
  });
  return [...new Set(names), ...(isForMesh ? ['mesh'] : [])];
}
