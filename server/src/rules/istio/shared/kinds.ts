import type { KindKey } from '../../../resources/kinds.ts';

/** Kind keys of Istio, so that no rule spells them anew. */
export const VIRTUAL_SERVICE: KindKey = 'VirtualService.networking.istio.io';
export const DESTINATION_RULE: KindKey = 'DestinationRule.networking.istio.io';
export const GATEWAY: KindKey = 'Gateway.networking.istio.io';
export const SERVICE_ENTRY: KindKey = 'ServiceEntry.networking.istio.io';
export const SIDECAR: KindKey = 'Sidecar.networking.istio.io';
export const ENVOY_FILTER: KindKey = 'EnvoyFilter.networking.istio.io';
export const WORKLOAD_ENTRY: KindKey = 'WorkloadEntry.networking.istio.io';
export const WORKLOAD_GROUP: KindKey = 'WorkloadGroup.networking.istio.io';
export const PROXY_CONFIG: KindKey = 'ProxyConfig.networking.istio.io';
export const AUTHORIZATION_POLICY: KindKey = 'AuthorizationPolicy.security.istio.io';
export const REQUEST_AUTHENTICATION: KindKey = 'RequestAuthentication.security.istio.io';
export const PEER_AUTHENTICATION: KindKey = 'PeerAuthentication.security.istio.io';
export const TELEMETRY: KindKey = 'Telemetry.telemetry.istio.io';
export const WASM_PLUGIN: KindKey = 'WasmPlugin.extensions.istio.io';
export const TRAFFIC_EXTENSION: KindKey = 'TrafficExtension.extensions.istio.io';

/** Every kind that Istio's webhook validates. */
export const ISTIO_KINDS: readonly KindKey[] = [
  VIRTUAL_SERVICE,
  DESTINATION_RULE,
  GATEWAY,
  SERVICE_ENTRY,
  SIDECAR,
  ENVOY_FILTER,
  WORKLOAD_ENTRY,
  WORKLOAD_GROUP,
  PROXY_CONFIG,
  AUTHORIZATION_POLICY,
  REQUEST_AUTHENTICATION,
  PEER_AUTHENTICATION,
  TELEMETRY,
  WASM_PLUGIN,
  TRAFFIC_EXTENSION,
];
