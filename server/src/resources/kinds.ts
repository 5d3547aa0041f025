/** `Kind.group` as rules name it: `VirtualService.networking.istio.io`; core kinds have no group: `Service`. */
export type KindKey = string;

/** The two halves of an `apiVersion`. */
export interface ApiVersion {
  /** Empty for the core group (`v1`). */
  readonly group: string;
  readonly version: string;
}

/** Splits `group/version`; a text without a slash is a version of the core group. */
export function parseApiVersion(apiVersion: string): ApiVersion {
  const slash = apiVersion.indexOf('/');
  if (slash === -1) return { group: '', version: apiVersion };
  return { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) };
}

/** The key of a kind: `Kind.group`, or `Kind` alone for the core group, which is ''. */
export function toKindKey(group: string, kind: string): KindKey {
  return group === '' ? kind : `${kind}.${group}`;
}

/** Kinds without a namespace, as far as meshes and their references touch them. */
const CLUSTER_SCOPED: ReadonlySet<KindKey> = new Set([
  'Namespace',
  'Node',
  'PersistentVolume',
  'ClusterRole.rbac.authorization.k8s.io',
  'ClusterRoleBinding.rbac.authorization.k8s.io',
  'CustomResourceDefinition.apiextensions.k8s.io',
  'IngressClass.networking.k8s.io',
  'MutatingWebhookConfiguration.admissionregistration.k8s.io',
  'ValidatingWebhookConfiguration.admissionregistration.k8s.io',
  'GatewayClass.gateway.networking.k8s.io',
  'XMesh.gateway.networking.x-k8s.io',
  'CiliumClusterwideNetworkPolicy.cilium.io',
  'CiliumClusterwideEnvoyConfig.cilium.io',
  'CiliumEgressGatewayPolicy.cilium.io',
  'CiliumLoadBalancerIPPool.cilium.io',
  'CiliumCIDRGroup.cilium.io',
  'CiliumBGPClusterConfig.cilium.io',
  'CiliumBGPPeerConfig.cilium.io',
  'CiliumBGPAdvertisement.cilium.io',
  'CiliumBGPNodeConfig.cilium.io',
  'CiliumBGPNodeConfigOverride.cilium.io',
  'CiliumBGPPeeringPolicy.cilium.io',
  'CiliumL2AnnouncementPolicy.cilium.io',
  'CiliumPodIPPool.cilium.io',
  'CiliumIdentity.cilium.io',
  'CiliumNode.cilium.io',
  'CiliumEndpointSlice.cilium.io',
  'CiliumExternalWorkload.cilium.io',
]);

/** Whether objects of a kind have no namespace; false for kinds that are not known. */
export function isClusterScoped(kind: KindKey): boolean {
  return CLUSTER_SCOPED.has(kind);
}
