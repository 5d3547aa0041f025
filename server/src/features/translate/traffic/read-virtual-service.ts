import { servicePorts, serviceSelector } from '../../../resources/service.ts';
import { subsetsOf } from '../../../workspace/istio-destination-rules.ts';
import { parseGatewayReference } from '../../../workspace/istio-gateways.ts';
import { parseServiceHost, SERVICE } from '../../../workspace/istio-hosts.ts';
import { toValue, type JsonValue } from '../../../yaml/to-value.ts';
import { toRouteRule } from '../../refactorings/http-route-rule.ts';
import {
  at,
  compact,
  entriesAt,
  listAt,
  numberAt,
  textAt,
  type JsonObject,
  type Value,
} from '../../refactorings/json-path.ts';
import { noteOnOrder } from '../../refactorings/rank-rules.ts';
import { metadataOf, type TranslationSource, type Understood } from '../translation.ts';
import { fromIstioRetries } from './retry.ts';
import type { TrafficIntent, TrafficRule } from './traffic-intent.ts';

/** Reads a VirtualService for HTTP whose destinations are Services. */
export function readVirtualService(source: TranslationSource): Understood<TrafficIntent> | undefined {
  const { resource, index } = source;
  if (resource.key !== 'VirtualService.networking.istio.io') return undefined;
  const { namespace } = resource;
  const spec = at(toValue(resource.root), 'spec');
  const routes = listAt(spec, 'http');
  const converted = routes.map((route, number) =>
    toRouteRule(withoutRetries(route), { place: `http[${number}]`, namespace, index }),
  );
  if (routes.length === 0 || converted.includes(undefined)) return undefined;
  const names = listAt(spec, 'gateways').filter((name) => typeof name === 'string');
  const gateways = names.flatMap((name) => parseGatewayReference(name, namespace) ?? []);
  const isForMesh = names.length === 0 || names.includes('mesh');
  const hosts = listAt(spec, 'hosts').filter((host) => typeof host === 'string');
  const services = isForMesh ? hosts.flatMap((host) => parseServiceHost(host, namespace) ?? []) : [];
  if (services.length + gateways.length === 0) return undefined;
  const rules = converted.map((rule, number): TrafficRule => ({
    route: rule?.value ?? {},
    retry: fromIstioRetries(at(routes[number], 'retries')),
  }));
  const lost = entriesAt(spec).flatMap(([key]) =>
    ['hosts', 'gateways', 'http'].includes(key) ? [] : [`Not carried over: ${key}.`],
  );
  return {
    intent: {
      name: resource.name,
      namespace,
      services: services.map((service) => ({ ...service, port: portOf(source, service) })),
      gateways,
      hostnames: gateways.length === 0 ? [] : hosts.filter((host) => host !== '*'),
      rules,
      newServices: subsetServices(source, routes),
    },
    notes: [
      ...noteOnOrder(
        rules.map(({ route }) => route),
        'http',
      ),
      ...converted.flatMap((rule) => rule?.notes ?? []),
      ...lost,
    ],
  };
}

function withoutRetries(route: JsonValue): JsonValue {
  return compact(Object.fromEntries(entriesAt(route).filter(([key]) => key !== 'retries')));
}

/** The only port of a Service; undefined for one with several, or that is not in this workspace. */
function portOf(
  { index }: TranslationSource,
  { namespace, name }: { readonly namespace: string; readonly name: string },
): number | undefined {
  const service = index.get(SERVICE, namespace, name);
  const ports = service === undefined ? [] : servicePorts(service);
  return ports.length === 1 ? ports[0]?.number : undefined;
}

/** The Services that stand for subsets, where the Service and the subset are known. */
function subsetServices(source: TranslationSource, routes: readonly JsonValue[]): JsonObject[] {
  const { resource, index } = source;
  const services = new Map<string, JsonObject>();
  for (const destination of routes.flatMap(destinationsIn)) {
    const host = textAt(destination, 'host') ?? '';
    const subset = textAt(destination, 'subset');
    const target = parseServiceHost(host, resource.namespace);
    const service = target && index.get(SERVICE, target.namespace, target.name);
    const declared = subsetsOf(index, host, resource.namespace).find(({ name }) => name === subset);
    if (target === undefined || service === undefined || declared === undefined) continue;
    const name = `${target.name}-${declared.name}`;
    if (index.get(SERVICE, target.namespace, name) !== undefined) continue;
    services.set(`${target.namespace}/${name}`, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: metadataOf(name, target.namespace, source),
      spec: {
        selector: Object.fromEntries([...serviceSelector(service), ...declared.labels]),
        ports: copyPorts(listAt(toValue(service.root), 'spec', 'ports')),
      },
    });
  }
  return [...services.values()];
}

function destinationsIn(route: JsonValue): Value[] {
  const shares = [...listAt(route, 'route'), ...listAt(route, 'mirrors')];
  return [...shares.map((share) => at(share, 'destination')), at(route, 'mirror')];
}

function copyPorts(ports: readonly JsonValue[]): JsonObject[] {
  return ports.map((port) =>
    compact({
      name: textAt(port, 'name'),
      port: numberAt(port, 'port'),
      targetPort: at(port, 'targetPort'),
      protocol: textAt(port, 'protocol'),
      appProtocol: textAt(port, 'appProtocol'),
    }),
  );
}
