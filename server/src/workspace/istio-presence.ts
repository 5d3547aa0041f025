import type { KindKey } from '../resources/kinds.ts';
import type { Settings } from '../resources/settings.ts';
import type { IndexView } from './index-view.ts';

/** Kinds that only somebody with Istio writes. */
const ISTIO_SIGNS: readonly KindKey[] = [
  'VirtualService.networking.istio.io',
  'DestinationRule.networking.istio.io',
  'Gateway.networking.istio.io',
  'ServiceEntry.networking.istio.io',
  'Sidecar.networking.istio.io',
  'EnvoyFilter.networking.istio.io',
  'AuthorizationPolicy.security.istio.io',
  'PeerAuthentication.security.istio.io',
  'RequestAuthentication.security.istio.io',
  'Telemetry.telemetry.istio.io',
  'IstioOperator.install.istio.io',
];

/** Kinds that speak for another mesh, or for none in particular. */
const OTHER_SIGNS: readonly KindKey[] = [
  'Server.policy.linkerd.io',
  'AuthorizationPolicy.policy.linkerd.io',
  'HTTPRoute.policy.linkerd.io',
  'ServiceProfile.linkerd.io',
  'CiliumNetworkPolicy.cilium.io',
  'CiliumClusterwideNetworkPolicy.cilium.io',
  'CiliumEnvoyConfig.cilium.io',
  'TrafficSplit.split.smi-spec.io',
  'Gateway.gateway.networking.k8s.io',
  'HTTPRoute.gateway.networking.k8s.io',
  'GRPCRoute.gateway.networking.k8s.io',
];

/**
 * Whether what Istio wants of plain Kubernetes resources may be asked of this workspace: the settings name
 * Istio, or, where they name no mesh, a resource of Istio's is there. Of a closed workspace without a sign of
 * any mesh it may be asked too: somebody lints it for one.
 */
export function usesIstio(index: IndexView, settings: Settings): boolean {
  if (settings.meshes.length > 0) return settings.meshes.includes('istio');
  if (ISTIO_SIGNS.some((kind) => index.hasAny(kind))) return true;
  return settings.workspace === 'closed' && !OTHER_SIGNS.some((kind) => index.hasAny(kind));
}

/** Kinds whose presence `usesIstio` asks for; rules that ask it name them in `reads`. */
export const PRESENCE_KINDS: readonly KindKey[] = [...ISTIO_SIGNS, ...OTHER_SIGNS];
