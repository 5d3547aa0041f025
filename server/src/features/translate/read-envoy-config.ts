import { toValue, type JsonValue } from '../../yaml/to-value.ts';
import { at, listAt, textAt, type Value } from '../refactorings/json-path.ts';
import type { EnvoySettings } from './envoy-config.ts';
import type { TranslationSource } from './translation.ts';
import type { JsonObject } from '../refactorings/json-path.ts';

/** Reads a CiliumEnvoyConfig for one Service; undefined for others, and for routes with conditions. */
export function readEnvoyConfig({ resource }: TranslationSource): EnvoySettings | undefined {
  if (resource.key !== 'CiliumEnvoyConfig.cilium.io') return undefined;
  const spec = at(toValue(resource.root), 'spec');
  const [service, ...others] = listAt(spec, 'services');
  const name = textAt(service, 'name');
  if (name === undefined || others.length > 0) return undefined;
  const namespace = textAt(service, 'namespace') ?? resource.namespace;
  const resources = listAt(spec, 'resources');
  const routes = ofType(resources, 'RouteConfiguration')
    .flatMap((entry) => listAt(entry, 'virtual_hosts'))
    .flatMap((host) => listAt(host, 'routes'));
  if (routes.length > 1) return undefined;
  const cluster = ofType(resources, 'Cluster')[0];
  return {
    name: resource.name,
    service: { name, namespace },
    route: toObject(at(routes[0], 'route')),
    cluster: toObject(cluster),
  };
}

function ofType(resources: readonly JsonValue[], type: string): JsonValue[] {
  return resources.filter((resource) => textAt(resource, '@type')?.endsWith(`.${type}`) === true);
}

function toObject(value: Value): JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
}
