import type { MeshKey } from './mesh-key.ts';

/** Source: istio.io/api, label/labels.yaml of July 2026. */
export const ISTIO_LABELS: readonly MeshKey[] = [
  {
    name: 'istio-injection',
    summary: 'Whether sidecars are injected into the Pods of the namespace.',
    kinds: ['Namespace'],
    values: ['enabled', 'disabled'],
  },
  {
    name: 'gateway.istio.io/managed',
    summary: 'Written by Istio: the controller that made the resource.',
    kinds: ['ServiceAccount', 'Deployment', 'Service'],
  },
  {
    name: 'gateway.networking.k8s.io/gateway-class-name',
    summary: 'Written by Istio: the GatewayClass behind the resource.',
    kinds: ['ServiceAccount', 'Deployment', 'Service', 'PodDisruptionBudget', 'HorizontalPodAutoscaler'],
  },
  {
    name: 'gateway.networking.k8s.io/gateway-name',
    summary: 'Written by Istio: the Gateway behind the resource.',
    kinds: ['ServiceAccount', 'Deployment', 'Service', 'PodDisruptionBudget', 'HorizontalPodAutoscaler'],
  },
  {
    name: 'istio.io/dataplane-mode',
    summary: 'How Pods join the mesh without sidecars: `ambient` or `none`.',
    kinds: ['Pod', 'Namespace'],
    values: ['ambient', 'none'],
  },
  {
    name: 'istio.io/ingress-use-waypoint',
    summary: 'Whether traffic from ingress gateways goes through the waypoint.',
    kinds: ['Service', 'ServiceEntry', 'Namespace'],
    values: ['true', 'false'],
  },
  {
    name: 'istio.io/rev',
    summary: 'Revision or tag of the control plane.',
    kinds: ['Namespace', 'Gateway', 'Pod'],
  },
  {
    name: 'istio.io/tag',
    summary: 'Written by Istio: the tag of a webhook.',
    kinds: ['MutatingWebhookConfiguration'],
  },
  {
    name: 'istio.io/use-waypoint',
    summary: 'The waypoint that traffic goes through.',
    kinds: ['Pod', 'WorkloadEntry', 'Service', 'ServiceEntry', 'Namespace'],
  },
  {
    name: 'istio.io/use-waypoint-canary',
    summary: 'A second waypoint that gets a share of the traffic.',
    kinds: ['Service', 'ServiceEntry', 'Namespace'],
  },
  {
    name: 'istio.io/use-waypoint-canary-namespace',
    summary: 'Namespace of the second waypoint.',
    kinds: ['Service', 'ServiceEntry', 'Namespace'],
  },
  {
    name: 'istio.io/use-waypoint-namespace',
    summary: 'Namespace of the waypoint.',
    kinds: ['Pod', 'WorkloadEntry', 'Service', 'ServiceEntry', 'Namespace'],
  },
  {
    name: 'istio.io/waypoint-for',
    summary: 'Traffic that the waypoint takes: `service`, `workload`, `all` or `none`.',
    kinds: ['GatewayClass', 'Gateway'],
    values: ['service', 'workload', 'all', 'none'],
  },
  {
    name: 'networking.istio.io/enable-autoallocate-ip',
    summary: 'Whether a ServiceEntry without addresses gets one.',
    kinds: ['ServiceEntry'],
    values: ['true', 'false'],
  },
  {
    name: 'networking.istio.io/gatewayPort',
    summary: 'Port of a gateway between networks, instead of 15443.',
    kinds: ['Service'],
  },
  {
    name: 'operator.istio.io/component',
    summary: 'Written by Istio: the component that the resource belongs to.',
    kinds: ['Any'],
  },
  {
    name: 'operator.istio.io/managed',
    summary: 'Written by Istio: whether an operator reconciles the resource.',
    kinds: ['Any'],
  },
  {
    name: 'operator.istio.io/version',
    summary: 'Written by Istio: the version that installed the resource.',
    kinds: ['Any'],
  },
  {
    name: 'security.istio.io/tlsMode',
    summary: 'Written by Istio: whether the Pod can speak mutual TLS.',
    kinds: ['Pod'],
    values: ['istio', 'disabled'],
  },
  {
    name: 'service.istio.io/canonical-name',
    summary: 'Name of the service that the workload belongs to, in telemetry.',
    kinds: ['Pod'],
  },
  {
    name: 'service.istio.io/canonical-revision',
    summary: 'Revision of the workload, in telemetry.',
    kinds: ['Pod'],
  },
  {
    name: 'service.istio.io/workload-name',
    summary: 'Name of the workload, in telemetry.',
    kinds: ['Pod', 'WorkloadEntry'],
  },
  {
    name: 'sidecar.istio.io/inject',
    summary: 'Whether a sidecar is injected: `true` or `false`.',
    kinds: ['Pod'],
    values: ['true', 'false'],
  },
  { name: 'topology.istio.io/cluster', summary: 'The cluster of the workload.', kinds: ['Pod'] },
  {
    name: 'topology.istio.io/locality',
    summary: 'Region, zone and subzone of the workload, with dots between.',
    kinds: ['Pod'],
  },
  {
    name: 'topology.istio.io/network',
    summary: 'The network of the workload or gateway.',
    kinds: ['Namespace', 'Pod', 'Service'],
  },
  { name: 'topology.istio.io/subzone', summary: 'Subzone of a Node.', kinds: ['Node'] },
];
