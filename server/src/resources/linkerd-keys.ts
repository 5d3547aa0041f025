import type { MeshKey } from './mesh-key.ts';

const BOOLEAN = ['true', 'false'];
const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];
const PROXY_KINDS = ['Namespace', 'Pod'];
const CALLED_KINDS = ['Service', 'EgressNetwork'];
const ROUTED_KINDS = [...CALLED_KINDS, 'HTTPRoute', 'GRPCRoute'];

type Entry = readonly [name: string, summary: string, values?: readonly string[]];

/** Source: linkerd2, pkg/k8s/labels.go, and Linkerd's reference of the proxy configuration. */
const CONFIG: readonly Entry[] = [
  ['proxy-image', 'Image of the proxy.'],
  ['proxy-version', 'Tag of the proxy’s image.'],
  ['image-pull-policy', 'When the images of proxy and init container are pulled.', PULL_POLICIES],
  ['debug-image', 'Image of the debug container.'],
  ['debug-image-version', 'Tag of the debug container’s image.'],
  ['debug-image-pull-policy', 'When the image of the debug container is pulled.', PULL_POLICIES],
  ['enable-debug-sidecar', 'Whether a debug container with network tools is added.', BOOLEAN],
  ['control-port', 'Port of the proxy’s control listener.'],
  ['inbound-port', 'Port on which the proxy takes inbound traffic.'],
  ['outbound-port', 'Port on which the proxy takes outbound traffic.'],
  ['admin-port', 'Port of the proxy’s metrics and health.'],
  ['skip-inbound-ports', 'Inbound ports that bypass the proxy: numbers and ranges, with commas between.'],
  ['skip-outbound-ports', 'Outbound ports that bypass the proxy: numbers and ranges, with commas between.'],
  ['skip-subnets', 'Networks whose traffic bypasses the proxy, with commas between.'],
  ['opaque-ports', 'Ports on which the proxy guesses no protocol: for those where the server speaks first.'],
  ['pod-inbound-ports', 'Ports of the Pod that the inbound policy knows.'],
  ['proxy-cpu-request', 'CPU that the proxy requests.'],
  ['proxy-cpu-limit', 'CPU limit of the proxy.'],
  ['proxy-cpu-ratio-limit', 'CPU limit of the proxy as a share of the node, up to 1.'],
  ['proxy-memory-request', 'Memory that the proxy requests.'],
  ['proxy-memory-limit', 'Memory limit of the proxy.'],
  ['proxy-ephemeral-storage-request', 'Ephemeral storage that the proxy requests.'],
  ['proxy-ephemeral-storage-limit', 'Ephemeral storage limit of the proxy.'],
  ['proxy-uid', 'User that the proxy runs as; its traffic is not captured.'],
  ['proxy-gid', 'Group that the proxy runs as.'],
  [
    'proxy-admin-shutdown',
    'Whether a request to the proxy’s admin port may shut it down.',
    ['enabled', 'disabled'],
  ],
  ['proxy-log-level', 'Log level of the proxy, by module.'],
  ['proxy-log-format', 'Form of the proxy’s log.', ['plain', 'json']],
  ['proxy-log-http-headers', 'Whether HTTP headers are logged.', ['off', 'insecure']],
  ['access-log', 'Form of the access log; without it there is none.', ['apache', 'json']],
  ['enable-external-profiles', 'Whether ServiceProfiles count for names outside of the cluster.', BOOLEAN],
  ['proxy-require-identity-inbound-ports', 'Inbound ports that take only callers with an identity.'],
  ['proxy-metrics-hostname-labels', 'Whether metrics carry the names of hosts.'],
  ['proxy-outbound-connect-timeout', 'How long the proxy tries to connect to a server.'],
  ['proxy-inbound-connect-timeout', 'How long the proxy tries to connect to its application.'],
  ['proxy-outbound-discovery-cache-unused-timeout', 'How long an unused outbound lookup is kept.'],
  ['proxy-inbound-discovery-cache-unused-timeout', 'How long an unused inbound lookup is kept.'],
  [
    'proxy-disable-outbound-protocol-detect-timeout',
    'Waits without end for outbound clients to speak.',
    BOOLEAN,
  ],
  [
    'proxy-disable-inbound-protocol-detect-timeout',
    'Waits without end for inbound clients to speak.',
    BOOLEAN,
  ],
  ['enable-gateway', 'Whether the proxy acts as a gateway between clusters.', BOOLEAN],
  ['close-wait-timeout', 'How long the kernel keeps connections in the state CLOSE_WAIT.'],
  ['proxy-enable-native-sidecar', 'Whether the proxy is a native sidecar, so that Jobs can end.', BOOLEAN],
  ['proxy-await', 'Whether the application waits until the proxy is ready.', ['enabled', 'disabled']],
  [
    'default-inbound-policy',
    'Who may call ports for which no Server exists.',
    [
      'all-authenticated',
      'all-unauthenticated',
      'cluster-authenticated',
      'cluster-unauthenticated',
      'deny',
      'audit',
    ],
  ],
  ['shutdown-grace-period', 'How long the proxy waits for open requests when it ends.'],
  ['proxy-additional-env', 'More environment variables of the proxy.'],
];

/** Source: linkerd2, policy-controller. */
const ROUTED: readonly Entry[] = [
  [
    'retry.linkerd.io/http',
    'Answers after which a request is repeated: `5xx`, `gateway-error`, `503`, `500-504`.',
  ],
  [
    'retry.linkerd.io/grpc',
    'gRPC codes after which a request is repeated, with commas between.',
    ['cancelled', 'deadline-exceeded', 'internal', 'resource-exhausted', 'unavailable'],
  ],
  ['retry.linkerd.io/limit', 'How often a request may be repeated; 1 unless written.'],
  ['retry.linkerd.io/timeout', 'How long one try may take before it is repeated.'],
  ['timeout.linkerd.io/request', 'How long a request may take from its start to the end of its answer.'],
  ['timeout.linkerd.io/response', 'How long the answer may take once the request is sent.'],
  ['timeout.linkerd.io/idle', 'How long a request may go without a byte in either direction.'],
];

/** Source: linkerd2, policy-controller. */
const BALANCER: readonly Entry[] = [
  [
    'balancer.linkerd.io/failure-accrual',
    'Switches circuit breaking on, and says what counts failures.',
    ['consecutive', 'unified'],
  ],
  [
    'balancer.linkerd.io/failure-accrual-consecutive-max-failures',
    'Failures in a row after which an endpoint pauses; 7 unless written.',
  ],
  [
    'balancer.linkerd.io/failure-accrual-consecutive-min-penalty',
    'The first pause of an endpoint; 1s unless written.',
  ],
  [
    'balancer.linkerd.io/failure-accrual-consecutive-max-penalty',
    'The longest pause of an endpoint; 1m unless written.',
  ],
  [
    'balancer.linkerd.io/failure-accrual-consecutive-jitter-ratio',
    'How much chance lengthens a pause; 0.5 unless written.',
  ],
  [
    'balancer.alpha.linkerd.io/failure-accrual-success-rate-threshold',
    'Share of successes below which an endpoint pauses.',
  ],
  [
    'balancer.alpha.linkerd.io/failure-accrual-success-rate-window',
    'Time over which the share of successes is measured.',
  ],
  [
    'balancer.alpha.linkerd.io/failure-accrual-success-rate-min-requests',
    'Requests that the window must hold before its share counts.',
  ],
  [
    'balancer.alpha.linkerd.io/failure-accrual-honor-retry-after',
    'Whether an endpoint pauses as long as its `Retry-After` asks.',
    BOOLEAN,
  ],
  ['balancer.alpha.linkerd.io/penalize-failures', 'Whether failures lower an endpoint’s share.', BOOLEAN],
  ['balancer.alpha.linkerd.io/load-biaser-penalty', 'How long a failure lowers an endpoint’s share.'],
  ['balancer.alpha.linkerd.io/load-biaser-max-retry-after', 'The longest `Retry-After` that is followed.'],
];

function keys(entries: readonly Entry[], kinds: readonly string[], prefix = ''): MeshKey[] {
  return entries.map(([name, summary, values]) => ({
    name: `${prefix}${name}`,
    summary,
    kinds,
    ...(values === undefined ? {} : { values }),
  }));
}

export const LINKERD_ANNOTATIONS: readonly MeshKey[] = [
  {
    name: 'linkerd.io/inject',
    summary: 'Whether the proxy is injected; `ingress` is for Pods of an ingress controller.',
    kinds: PROXY_KINDS,
    values: ['enabled', 'disabled', 'ingress'],
  },
  ...keys(CONFIG, PROXY_KINDS, 'config.linkerd.io/').map((key) =>
    key.name === 'config.linkerd.io/opaque-ports' ? { ...key, kinds: [...PROXY_KINDS, 'Service'] } : key,
  ),
  {
    name: 'config.alpha.linkerd.io/proxy-wait-before-exit-seconds',
    summary: 'Seconds that the proxy waits before it ends.',
    kinds: PROXY_KINDS,
  },
  ...['alpha', 'beta'].map((stage) => ({
    name: `config.${stage}.linkerd.io/proxy-enable-native-sidecar`,
    summary: 'Whether the proxy is a native sidecar, so that Jobs can end.',
    kinds: PROXY_KINDS,
    values: BOOLEAN,
  })),
  ...keys(ROUTED, ROUTED_KINDS),
  ...keys(BALANCER, CALLED_KINDS),
];

export const LINKERD_LABELS: readonly MeshKey[] = [
  {
    name: 'config.linkerd.io/admission-webhooks',
    summary: 'With `disabled` the injector passes the namespace by.',
    kinds: ['Namespace'],
    values: ['disabled'],
  },
  {
    name: 'mirror.linkerd.io/exported',
    summary:
      'Exports the Service to linked clusters: through a gateway, or Pod to Pod with `remote-discovery`.',
    kinds: ['Service'],
    values: ['true', 'remote-discovery'],
  },
  {
    name: 'mirror.linkerd.io/federated',
    summary: 'Joins the Services of this name in all linked clusters into one.',
    kinds: ['Service'],
    values: ['member'],
  },
  {
    name: 'linkerd.io/control-plane-ns',
    summary: 'Written by Linkerd: namespace of the control plane that injected the Pod.',
    kinds: ['Pod'],
  },
  {
    name: 'linkerd.io/workload-ns',
    summary: 'Written by Linkerd: namespace of the injected workload.',
    kinds: ['Pod'],
  },
];
