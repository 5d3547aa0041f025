import type { KindKey } from '../../../resources/kinds.ts';
import { WORKLOAD_KINDS } from '../../../resources/workload.ts';

export const POLICY_GROUP = 'policy.linkerd.io';
export const GATEWAY_GROUP = 'gateway.networking.k8s.io';

export const SERVER: KindKey = `Server.${POLICY_GROUP}`;
export const AUTHORIZATION_POLICY: KindKey = `AuthorizationPolicy.${POLICY_GROUP}`;
export const SERVER_AUTHORIZATION: KindKey = `ServerAuthorization.${POLICY_GROUP}`;
export const MESH_TLS_AUTHENTICATION: KindKey = `MeshTLSAuthentication.${POLICY_GROUP}`;
export const NETWORK_AUTHENTICATION: KindKey = `NetworkAuthentication.${POLICY_GROUP}`;
export const EGRESS_NETWORK: KindKey = `EgressNetwork.${POLICY_GROUP}`;
export const RATE_LIMIT: KindKey = `HTTPLocalRateLimitPolicy.${POLICY_GROUP}`;
export const LINKERD_HTTP_ROUTE: KindKey = `HTTPRoute.${POLICY_GROUP}`;
export const SERVICE_PROFILE: KindKey = 'ServiceProfile.linkerd.io';
export const EXTERNAL_WORKLOAD: KindKey = 'ExternalWorkload.workload.linkerd.io';
export const TRAFFIC_SPLIT: KindKey = 'TrafficSplit.split.smi-spec.io';

export const HTTP_ROUTE: KindKey = `HTTPRoute.${GATEWAY_GROUP}`;
export const GRPC_ROUTE: KindKey = `GRPCRoute.${GATEWAY_GROUP}`;

/** Kinds whose retry and timeout annotations Linkerd reads. */
export const OUTBOUND_KINDS: readonly KindKey[] = [
  'Service',
  EGRESS_NETWORK,
  LINKERD_HTTP_ROUTE,
  HTTP_ROUTE,
  GRPC_ROUTE,
];

/** Kinds from which the injector reads how to configure proxies. */
export const INJECTION_KINDS: readonly KindKey[] = ['Namespace', ...WORKLOAD_KINDS];

/** Every kind with annotations of Linkerd's. */
export const ANNOTATED_KINDS: readonly KindKey[] = [...INJECTION_KINDS, ...OUTBOUND_KINDS];
