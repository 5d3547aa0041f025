import type { Resource } from '../resources/resource.ts';
import type { YamlNode } from '../yaml/nodes.ts';
import { select, stringMap } from '../yaml/select.ts';
import { own } from '../util/own.ts';

/** A place in a resource that selects Pods by labels. */
export interface Selection {
  readonly node: YamlNode;
  readonly labels: ReadonlyMap<string, string>;
  /** Where the Pods live; undefined for all namespaces. */
  readonly namespace: string | undefined;
}

/** Where each kind selects the Pods that it is about; peers of policies are not meant. */
const SELECTORS: Readonly<Record<string, readonly string[]>> = {
  Service: ['spec.selector'],
  'Gateway.networking.istio.io': ['spec.selector'],
  'Sidecar.networking.istio.io': ['spec.workloadSelector.labels'],
  'EnvoyFilter.networking.istio.io': ['spec.workloadSelector.labels'],
  'AuthorizationPolicy.security.istio.io': ['spec.selector.matchLabels'],
  'PeerAuthentication.security.istio.io': ['spec.selector.matchLabels'],
  'RequestAuthentication.security.istio.io': ['spec.selector.matchLabels'],
  'Telemetry.telemetry.istio.io': ['spec.selector.matchLabels'],
  'WasmPlugin.extensions.istio.io': ['spec.selector.matchLabels'],
  'Server.policy.linkerd.io': ['spec.podSelector.matchLabels'],
  'NetworkPolicy.networking.k8s.io': ['spec.podSelector.matchLabels'],
};

/** An Istio Gateway selects its proxies wherever they run. */
const ANYWHERE: ReadonlySet<string> = new Set(['Gateway.networking.istio.io']);

/** The selectors by which a resource says which Pods it is about. */
export function selectionsIn(resource: Resource): Selection[] {
  const namespace = ANYWHERE.has(resource.key) ? undefined : resource.namespace;
  return (own(SELECTORS, resource.key) ?? []).flatMap((query) =>
    select(resource.root, query).map((node) => ({ node, labels: stringMap(node), namespace })),
  );
}
