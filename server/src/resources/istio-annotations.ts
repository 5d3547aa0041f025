import type { MeshKey } from './mesh-key.ts';

/** What Istio reads in an annotation's value; anything else is taken as it stands. */
export type AnnotationForm =
  | 'boolean'
  | 'number'
  | 'percentage'
  | 'interception-mode'
  | 'quantity'
  | 'proxy-config'
  | 'ports'
  | 'ports-or-all'
  | 'networks'
  | 'networks-or-all';

/** An annotation of Istio. Source: istio.io/api, annotation/annotations.yaml of July 2026. */
export interface IstioAnnotation extends MeshKey {
  readonly form?: AnnotationForm;
}

export const ISTIO_ANNOTATIONS: readonly IstioAnnotation[] = [
  {
    name: 'alpha.istio.io/canonical-serviceaccounts',
    summary: 'Accounts outside Kubernetes that may run the service.',
    kinds: ['Service'],
    deprecated: true,
  },
  {
    name: 'alpha.istio.io/kubernetes-serviceaccounts',
    summary: 'Kubernetes accounts that may run the service on virtual machines.',
    kinds: ['Service'],
    deprecated: true,
  },
  {
    name: 'ambient.istio.io/bypass-inbound-capture',
    summary: 'Captures only what the Pod sends, for Pods that nobody in the mesh calls.',
    kinds: ['Pod'],
    form: 'boolean',
  },
  {
    name: 'ambient.istio.io/dns-capture',
    summary: 'Whether DNS queries of the Pod go through the ambient proxy.',
    kinds: ['Pod'],
    form: 'boolean',
  },
  {
    name: 'ambient.istio.io/redirection',
    summary: 'Written by Istio: the Pod is part of the ambient mesh.',
    kinds: ['Pod'],
  },
  {
    name: 'ambient.istio.io/waypoint-inbound-binding',
    summary: 'How traffic reaches the waypoint: `<protocol>` or `<protocol>/<port>`.',
    kinds: ['GatewayClass', 'Gateway'],
  },
  {
    name: 'galley.istio.io/analyze-suppress',
    summary: 'Codes of `istioctl analyze` to leave out for this resource; `*` for all.',
    kinds: ['Any'],
  },
  {
    name: 'gateway.istio.io/controller-version',
    summary: 'Written by Istio: version of the gateway controller.',
    kinds: ['Any'],
  },
  {
    name: 'gateway.istio.io/name-override',
    summary: 'Name of the Deployment and Service made for the Gateway.',
    kinds: ['Gateway'],
  },
  {
    name: 'gateway.istio.io/service-account',
    summary: 'Name of the ServiceAccount made for the Gateway.',
    kinds: ['Gateway'],
  },
  {
    name: 'inject.istio.io/templates',
    summary: 'Injection templates to use, separated by commas.',
    kinds: ['Pod'],
  },
  {
    name: 'istio.io/autoRegistrationGroup',
    summary: 'Written by Istio: the WorkloadGroup of the entry.',
    kinds: ['WorkloadEntry'],
  },
  {
    name: 'istio.io/connectedAt',
    summary: 'Written by Istio: when the workload connected.',
    kinds: ['WorkloadEntry'],
  },
  {
    name: 'istio.io/disconnectedAt',
    summary: 'Written by Istio: when the workload disconnected.',
    kinds: ['WorkloadEntry'],
  },
  {
    name: 'istio.io/dry-run',
    summary: 'Evaluates and logs the policy without enforcing it.',
    kinds: ['AuthorizationPolicy'],
  },
  {
    name: 'istio.io/reroute-virtual-interfaces',
    summary: 'Interfaces whose inbound traffic counts as outbound, separated by commas.',
    kinds: ['Pod'],
  },
  {
    name: 'istio.io/rev',
    summary: 'Written by Istio: the revision that the proxy is connected to.',
    kinds: ['Pod'],
  },
  {
    name: 'istio.io/use-waypoint-canary-weight',
    summary: 'Share of new connections, in percent, for the canary waypoint.',
    kinds: ['Service', 'ServiceEntry', 'Namespace'],
    form: 'percentage',
  },
  {
    name: 'istio.io/workloadController',
    summary: 'Written by Istio: the istiod that the workload is connected to.',
    kinds: ['WorkloadEntry'],
  },
  {
    name: 'kubernetes.io/ingress.class',
    summary: 'The class of controllers for the Ingress.',
    kinds: ['Ingress'],
  },
  {
    name: 'networking.istio.io/exportTo',
    summary: 'Namespaces that see the Service: names, `.`, `*` or `~`.',
    kinds: ['Service'],
  },
  {
    name: 'networking.istio.io/service-type',
    summary: 'Type of the Service made for the Gateway.',
    kinds: ['Gateway'],
  },
  {
    name: 'networking.istio.io/traffic-distribution',
    summary: 'Which endpoints ztunnel prefers, such as `PreferClose`.',
    kinds: ['Namespace', 'Service', 'ServiceEntry'],
  },
  {
    name: 'prometheus.istio.io/merge-metrics',
    summary: 'Whether the metrics of application and proxy are served together.',
    kinds: ['Pod'],
    form: 'boolean',
  },
  {
    name: 'proxy.istio.io/config',
    summary: 'ProxyConfig of this proxy, as YAML.',
    kinds: ['Pod'],
    form: 'proxy-config',
  },
  { name: 'proxy.istio.io/overrides', summary: 'Written by Istio during injection.', kinds: ['Pod'] },
  {
    name: 'readiness.status.sidecar.istio.io/applicationPorts',
    summary: 'Ports of the application that readiness waits for.',
    kinds: ['Pod'],
  },
  {
    name: 'readiness.status.sidecar.istio.io/failureThreshold',
    summary: 'Failures before the proxy counts as not ready.',
    kinds: ['Pod'],
    form: 'number',
  },
  {
    name: 'readiness.status.sidecar.istio.io/initialDelaySeconds',
    summary: 'Seconds before the first readiness probe of the proxy.',
    kinds: ['Pod'],
    form: 'number',
  },
  {
    name: 'readiness.status.sidecar.istio.io/periodSeconds',
    summary: 'Seconds between readiness probes of the proxy.',
    kinds: ['Pod'],
    form: 'number',
  },
  { name: 'sidecar.istio.io/agentLogLevel', summary: 'Log level of the agent.', kinds: ['Pod'] },
  {
    name: 'sidecar.istio.io/bootstrapOverride',
    summary: 'ConfigMap with a bootstrap of Envoy to use instead.',
    kinds: ['Pod'],
  },
  { name: 'sidecar.istio.io/componentLogLevel', summary: 'Log level of Envoy by component.', kinds: ['Pod'] },
  {
    name: 'sidecar.istio.io/discoveryAddress',
    summary: 'Address of istiod for this proxy.',
    kinds: ['Pod'],
    deprecated: true,
  },
  {
    name: 'sidecar.istio.io/extraStatTags',
    summary: 'More tags to take from the telemetry of the proxy.',
    kinds: ['Pod'],
    deprecated: true,
  },
  {
    name: 'sidecar.istio.io/inject',
    summary: 'Whether a sidecar is injected; the label of this name replaces it.',
    kinds: ['Pod'],
    form: 'boolean',
    deprecated: true,
  },
  {
    name: 'sidecar.istio.io/interceptionMode',
    summary: 'How inbound traffic is redirected: `REDIRECT`, `TPROXY` or `NONE`.',
    kinds: ['Pod'],
    form: 'interception-mode',
  },
  { name: 'sidecar.istio.io/logLevel', summary: 'Log level of Envoy.', kinds: ['Pod'] },
  {
    name: 'sidecar.istio.io/nativeSidecar',
    summary: 'Whether the sidecar is a native one of Kubernetes.',
    kinds: ['Pod'],
    form: 'boolean',
  },
  {
    name: 'sidecar.istio.io/proxyCPU',
    summary: 'CPU that the sidecar requests.',
    kinds: ['Pod'],
    form: 'quantity',
  },
  {
    name: 'sidecar.istio.io/proxyCPULimit',
    summary: 'CPU limit of the sidecar.',
    kinds: ['Pod'],
    form: 'quantity',
  },
  { name: 'sidecar.istio.io/proxyImage', summary: 'Image of the sidecar.', kinds: ['Pod'] },
  {
    name: 'sidecar.istio.io/proxyImageType',
    summary: 'Kind of image of the sidecar: `debug` or `distroless`.',
    kinds: ['Pod'],
  },
  {
    name: 'sidecar.istio.io/proxyMemory',
    summary: 'Memory that the sidecar requests.',
    kinds: ['Pod'],
    form: 'quantity',
  },
  {
    name: 'sidecar.istio.io/proxyMemoryLimit',
    summary: 'Memory limit of the sidecar.',
    kinds: ['Pod'],
    form: 'quantity',
  },
  {
    name: 'sidecar.istio.io/rewriteAppHTTPProbers',
    summary: 'Whether probes of the application go through the agent.',
    kinds: ['Pod'],
    form: 'boolean',
  },
  {
    name: 'sidecar.istio.io/statsCompression',
    summary: 'Compression of statistics: `brotli`, `gzip` or `zstd`.',
    kinds: ['Pod'],
    deprecated: true,
  },
  {
    name: 'sidecar.istio.io/statsEvictionInterval',
    summary: 'How long an idle metric is kept.',
    kinds: ['Pod'],
  },
  {
    name: 'sidecar.istio.io/statsFlushInterval',
    summary: 'How often statistics are pushed.',
    kinds: ['Pod'],
  },
  { name: 'sidecar.istio.io/statsHistogramBins', summary: 'Bins per histogram.', kinds: ['Pod'] },
  {
    name: 'sidecar.istio.io/statsHistogramBuckets',
    summary: 'Buckets of histograms, as JSON by prefix.',
    kinds: ['Pod'],
  },
  {
    name: 'sidecar.istio.io/statsInclusionPrefixes',
    summary: 'Prefixes of the statistics to emit.',
    kinds: ['Pod'],
    deprecated: true,
  },
  {
    name: 'sidecar.istio.io/statsInclusionRegexps',
    summary: 'Patterns of the statistics to emit.',
    kinds: ['Pod'],
    deprecated: true,
  },
  {
    name: 'sidecar.istio.io/statsInclusionSuffixes',
    summary: 'Suffixes of the statistics to emit.',
    kinds: ['Pod'],
    deprecated: true,
  },
  { name: 'sidecar.istio.io/status', summary: 'Written by Istio: what was injected.', kinds: ['Pod'] },
  { name: 'sidecar.istio.io/userVolume', summary: 'Volumes to add to the sidecar, as JSON.', kinds: ['Pod'] },
  {
    name: 'sidecar.istio.io/userVolumeMount',
    summary: 'Volume mounts to add to the sidecar, as JSON.',
    kinds: ['Pod'],
  },
  {
    name: 'status.sidecar.istio.io/port',
    summary: 'Status port of the proxy; 0 switches it off.',
    kinds: ['Pod'],
    form: 'number',
  },
  {
    name: 'topology.istio.io/controlPlaneClusters',
    summary: 'Clusters whose istiod may lead this remote cluster.',
    kinds: ['Namespace'],
  },
  {
    name: 'traffic.istio.io/nodeSelector',
    summary: 'Nodes whose addresses a NodePort gateway between networks uses.',
    kinds: ['Service'],
  },
  {
    name: 'traffic.sidecar.istio.io/excludeInboundPorts',
    summary: 'Inbound ports that bypass the proxy.',
    kinds: ['Pod'],
    form: 'ports',
  },
  {
    name: 'traffic.sidecar.istio.io/excludeInterfaces',
    summary: 'Interfaces that bypass the proxy.',
    kinds: ['Pod'],
  },
  {
    name: 'traffic.sidecar.istio.io/excludeOutboundIPRanges',
    summary: 'Networks whose traffic bypasses the proxy.',
    kinds: ['Pod'],
    form: 'networks',
  },
  {
    name: 'traffic.sidecar.istio.io/excludeOutboundPorts',
    summary: 'Outbound ports that bypass the proxy.',
    kinds: ['Pod'],
    form: 'ports',
  },
  {
    name: 'traffic.sidecar.istio.io/includeInboundPorts',
    summary: 'Inbound ports that go through the proxy; `*` for all.',
    kinds: ['Pod'],
    form: 'ports-or-all',
  },
  {
    name: 'traffic.sidecar.istio.io/includeOutboundIPRanges',
    summary: 'Networks whose traffic goes through the proxy; `*` for all.',
    kinds: ['Pod'],
    form: 'networks-or-all',
  },
  {
    name: 'traffic.sidecar.istio.io/includeOutboundPorts',
    summary: 'Outbound ports that go through the proxy, whatever the address.',
    kinds: ['Pod'],
    form: 'ports-or-all',
  },
  {
    name: 'traffic.sidecar.istio.io/kubevirtInterfaces',
    summary: 'Interfaces of virtual machines; `istio.io/reroute-virtual-interfaces` replaces it.',
    kinds: ['Pod'],
    deprecated: true,
    replacement: 'istio.io/reroute-virtual-interfaces',
  },
];
