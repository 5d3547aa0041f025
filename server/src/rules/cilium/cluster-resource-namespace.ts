import { isClusterScoped, type KindKey } from '../../resources/kinds.ts';
import { removePair } from '../../yaml/edit.ts';
import { child, findPair, scalar } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

const KINDS: readonly KindKey[] = [
  'CiliumClusterwideNetworkPolicy.cilium.io',
  'CiliumClusterwideEnvoyConfig.cilium.io',
  'CiliumEgressGatewayPolicy.cilium.io',
  'CiliumLoadBalancerIPPool.cilium.io',
  'CiliumCIDRGroup.cilium.io',
  'CiliumBGPClusterConfig.cilium.io',
  'CiliumBGPPeerConfig.cilium.io',
  'CiliumBGPAdvertisement.cilium.io',
  'CiliumBGPNodeConfigOverride.cilium.io',
  'CiliumL2AnnouncementPolicy.cilium.io',
  'CiliumPodIPPool.cilium.io',
].filter(isClusterScoped);

/** Cluster-scoped kinds have no namespace: a namespace in the file limits nothing. */
export const clusterResourceNamespace = defineRule({
  id: 'cilium/cluster-resource-namespace',
  title: 'Give a cluster-scoped resource no namespace',
  severity: 'warning',
  kinds: KINDS,
  fixable: 'safe',
  upstream: ['CIL-CNP-008'],
  *check(resource) {
    const metadata = child(resource.root, 'metadata');
    const pair = findPair(metadata, 'namespace');
    const node = scalar(metadata, 'namespace');
    if (pair === undefined || node === undefined || node.text === '') return;
    yield {
      at: pair.key,
      message: `"${resource.kind}" is cluster-scoped: the namespace "${node.text}" limits nothing. Remove it.`,
      fixes: [
        { title: 'Remove the namespace', kind: 'safe', edits: () => [removePair(resource.document, pair)] },
      ],
    };
  },
});
