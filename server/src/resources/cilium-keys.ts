import type { MeshKey } from './mesh-key.ts';

const BOOLEAN = ['true', 'false'];

type Entry = readonly [name: string, summary: string, kinds: readonly string[], values?: readonly string[]];

const SERVICE = ['Service'];
const POD = ['Pod'];
const ENVOY = ['CiliumEnvoyConfig', 'CiliumClusterwideEnvoyConfig'];

/** Source: cilium, pkg/annotation/k8s.go, and Cilium's documentation of each feature. */
const ENTRIES: readonly Entry[] = [
  [
    'service.cilium.io/global',
    'Joins the Services of this name in all clusters of the mesh into one.',
    SERVICE,
    BOOLEAN,
  ],
  [
    'service.cilium.io/shared',
    'Whether other clusters may use this cluster’s endpoints of a global Service.',
    SERVICE,
    BOOLEAN,
  ],
  [
    'service.cilium.io/affinity',
    'Which cluster’s endpoints a global Service prefers.',
    SERVICE,
    ['local', 'remote', 'none'],
  ],
  [
    'service.cilium.io/global-sync-endpoint-slices',
    'Whether EndpointSlices of other clusters are written into this one.',
    SERVICE,
    BOOLEAN,
  ],
  [
    'service.cilium.io/lb-algorithm',
    'How eBPF chooses an endpoint for a connection.',
    SERVICE,
    ['random', 'maglev'],
  ],
  [
    'service.cilium.io/lb-l7',
    'Balances the requests of the Service through Envoy.',
    SERVICE,
    ['enabled', 'disabled'],
  ],
  [
    'service.cilium.io/lb-l7-algorithm',
    'How Envoy chooses an endpoint for a request.',
    SERVICE,
    ['round_robin', 'least_request', 'random'],
  ],
  ['service.cilium.io/weight', 'Share of the endpoints among those of the Service.', ['EndpointSlice']],
  ['service.cilium.io/node-selector', 'Selects the nodes that hold the Service’s frontend.', SERVICE],
  [
    'service.cilium.io/type',
    'Which of the Service’s frontends are set up.',
    SERVICE,
    ['ClusterIP', 'NodePort', 'LoadBalancer'],
  ],
  [
    'service.cilium.io/src-ranges-policy',
    'Whether `loadBalancerSourceRanges` allows or denies.',
    SERVICE,
    ['allow', 'deny'],
  ],
  [
    'service.cilium.io/proxy-delegation',
    'Whether packets for endpoints on this node go up to a proxy of the user’s.',
    SERVICE,
    ['none', 'delegate-if-local'],
  ],
  [
    'service.cilium.io/forwarding-mode',
    'Whether answers go straight to the client (`dsr`) or back through the node (`snat`).',
    SERVICE,
    ['dsr', 'snat'],
  ],
  ['lbipam.cilium.io/ips', 'Addresses asked of the IP pools, with commas between.', SERVICE],
  ['lbipam.cilium.io/sharing-key', 'Services with the same key may share an address.', SERVICE],
  [
    'lbipam.cilium.io/sharing-cross-namespace',
    'Namespaces whose Services may share the address; `*` for all.',
    SERVICE,
  ],
  ['ipam.cilium.io/ip-pool', 'Pool from which Pods get their addresses.', ['Namespace', 'Pod']],
  ['ipam.cilium.io/ipv4-pool', 'Pool from which Pods get their IPv4 addresses.', ['Namespace', 'Pod']],
  ['ipam.cilium.io/ipv6-pool', 'Pool from which Pods get their IPv6 addresses.', ['Namespace', 'Pod']],
  [
    'ipam.cilium.io/require-pool-match',
    'Leaves Pods without an address rather than take one of the default pool.',
    ['Namespace', 'Pod'],
  ],
  [
    'ipam.cilium.io/skip-masquerade',
    'Keeps the addresses of the pool as they are on the way out.',
    ['CiliumPodIPPool'],
  ],
  ['ipam.cilium.io/ignore', 'Keeps Cilium’s address management off the node.', ['CiliumNode']],
  ['policy.cilium.io/name', 'Written by Cilium: the policy that a rule comes from.', ['Any']],
  ['policy.cilium.io/no-track-port', 'Port whose connections are not tracked.', POD],
  ['policy.cilium.io/proxy-visibility', 'Was read until Cilium 1.15 to show requests in Hubble.', POD],
  [
    'network.cilium.io/no-track-host-ports',
    'Ports of a host network Pod that are not tracked: `999/tcp`.',
    POD,
  ],
  ['network.cilium.io/fib-table-id', 'Routing table for the Pod’s traffic.', POD],
  [
    'config.cilium.io/delegate-source-ip-verification',
    'Lets Pods of the namespace switch the check of source addresses off.',
    ['Namespace'],
    BOOLEAN,
  ],
  [
    'config.cilium.io/disable-source-ip-verification',
    'Switches the check of source addresses off.',
    POD,
    BOOLEAN,
  ],
  [
    'clustermesh.cilium.io/global',
    'Whether the namespace is known to other clusters of the mesh.',
    ['Namespace'],
    BOOLEAN,
  ],
  [
    'cec.cilium.io/inject-cilium-filters',
    'Whether Cilium’s filters are added to the Envoy listeners.',
    ENVOY,
    BOOLEAN,
  ],
  ['cec.cilium.io/is-l7lb', 'Whether the configuration is for the balancing of requests.', ENVOY, BOOLEAN],
  [
    'cec.cilium.io/use-original-source-address',
    'Whether Envoy calls servers with the client’s address.',
    ENVOY,
    BOOLEAN,
  ],
  ['cni.cilium.io/mac-address', 'Hardware address of the Pod’s interface.', POD],
];

export const CILIUM_ANNOTATIONS: readonly MeshKey[] = ENTRIES.map(([name, summary, kinds, values]) => ({
  name,
  summary,
  kinds,
  ...(values === undefined ? {} : { values }),
}));

/** Source: cilium, pkg/annotation/k8s.go and pkg/k8s/apis/cilium.io/const.go. */
export const CILIUM_LABELS: readonly MeshKey[] = [
  {
    name: 'service.cilium.io/node',
    summary: 'Sets the Service up on nodes with the same label only.',
    kinds: ['Service', 'Node'],
  },
  {
    name: 'io.cilium.k8s.policy.serviceaccount',
    summary: 'Written by Cilium: the ServiceAccount of the Pod.',
    kinds: ['Pod'],
  },
  {
    name: 'io.cilium.k8s.policy.cluster',
    summary: 'Written by Cilium: the cluster of the Pod.',
    kinds: ['Pod'],
  },
];
