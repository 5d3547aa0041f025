import type { KindKey } from '../../../resources/kinds.ts';

/** Cilium's kinds in which label selectors stand. */
export const CILIUM_KINDS_WITH_SELECTORS: readonly KindKey[] = [
  'CiliumNetworkPolicy.cilium.io',
  'CiliumClusterwideNetworkPolicy.cilium.io',
  'CiliumEgressGatewayPolicy.cilium.io',
  'CiliumLoadBalancerIPPool.cilium.io',
  'CiliumLocalRedirectPolicy.cilium.io',
  'CiliumEnvoyConfig.cilium.io',
  'CiliumClusterwideEnvoyConfig.cilium.io',
  'CiliumBGPClusterConfig.cilium.io',
  'CiliumBGPPeerConfig.cilium.io',
  'CiliumBGPAdvertisement.cilium.io',
  'CiliumL2AnnouncementPolicy.cilium.io',
  'CiliumNodeConfig.cilium.io',
  'CiliumPodIPPool.cilium.io',
];
