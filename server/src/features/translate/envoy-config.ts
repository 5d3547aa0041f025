import type { ServiceName } from '../../workspace/istio-hosts.ts';
import type { JsonObject } from '../refactorings/json-path.ts';
import { metadataOf, type TranslationSource, type Written } from './translation.ts';

const TYPES = 'type.googleapis.com/envoy';

/** What a CiliumEnvoyConfig says of one Service, in Envoy's words. */
export interface EnvoySettings {
  readonly name: string;
  readonly service: ServiceName;
  /** Fields of the route to the Service. */
  readonly route: JsonObject;
  /** Fields of the Service's cluster. */
  readonly cluster: JsonObject;
}

/** Writes a CiliumEnvoyConfig that takes the traffic of a Service through Envoy. */
export function writeEnvoyConfig(settings: EnvoySettings, source: TranslationSource): Written {
  const { name, service, route, cluster } = settings;
  const target = `${service.namespace}/${service.name}`;
  const document: JsonObject = {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumEnvoyConfig',
    metadata: metadataOf(name, service.namespace, source),
    spec: {
      services: [{ name: service.name, namespace: service.namespace }],
      resources: [
        listenerOf(service.name),
        {
          '@type': `${TYPES}.config.route.v3.RouteConfiguration`,
          name: `${service.name}-routes`,
          virtual_hosts: [
            {
              name: service.name,
              domains: ['*'],
              routes: [{ match: { prefix: '/' }, route: { cluster: target, ...route } }],
            },
          ],
        },
        {
          '@type': `${TYPES}.config.cluster.v3.Cluster`,
          name: target,
          connect_timeout: '5s',
          lb_policy: 'ROUND_ROBIN',
          type: 'EDS',
          ...cluster,
        },
      ],
    },
  };
  return { documents: [document], notes: [] };
}

function listenerOf(service: string): JsonObject {
  const manager = `${TYPES}.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager`;
  return {
    '@type': `${TYPES}.config.listener.v3.Listener`,
    name: `${service}-listener`,
    filter_chains: [
      {
        filters: [
          {
            name: 'envoy.filters.network.http_connection_manager',
            typed_config: {
              '@type': manager,
              stat_prefix: service,
              rds: { route_config_name: `${service}-routes` },
              http_filters: [
                {
                  name: 'envoy.filters.http.router',
                  typed_config: { '@type': `${TYPES}.extensions.filters.http.router.v3.Router` },
                },
              ],
            },
          },
        ],
      },
    ],
  };
}
