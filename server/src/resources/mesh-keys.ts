import type { Concept } from '../../../schemas/vocabulary.ts';
import { CILIUM_ANNOTATIONS, CILIUM_LABELS } from './cilium-keys.ts';
import { ISTIO_ANNOTATIONS } from './istio-annotations.ts';
import { ISTIO_LABELS } from './istio-labels.ts';
import { LINKERD_ANNOTATIONS, LINKERD_LABELS } from './linkerd-keys.ts';
import type { MeshKey } from './mesh-key.ts';

export type KeyRole = 'annotations' | 'labels';

const KEYS: Readonly<Record<KeyRole, ReadonlyMap<string, MeshKey>>> = {
  annotations: byName([...ISTIO_ANNOTATIONS, ...LINKERD_ANNOTATIONS, ...CILIUM_ANNOTATIONS]),
  labels: byName([...ISTIO_LABELS, ...LINKERD_LABELS, ...CILIUM_LABELS]),
};

function byName(keys: readonly MeshKey[]): ReadonlyMap<string, MeshKey> {
  return new Map(keys.map((key) => [key.name, key]));
}

/** The annotation or label of a mesh with this name; undefined for those of others. */
export function findMeshKey(role: KeyRole, name: string): MeshKey | undefined {
  return KEYS[role].get(name);
}

/** The annotations or labels of meshes that are read on one of `kinds`, deprecated ones last. */
export function meshKeysOn(role: KeyRole, kinds: readonly string[]): MeshKey[] {
  return [...KEYS[role].values()]
    .filter((key) => key.kinds.some((kind) => kinds.includes(kind)))
    .sort((left, right) => Number(left.deprecated ?? false) - Number(right.deprecated ?? false));
}

/** What groups of keys are about, and where upstream explains them; the first that matches counts. */
const TOPICS: readonly { readonly name: RegExp; readonly concept: Concept; readonly docs?: string }[] = [
  { name: /^istio\.io\/(?:dataplane-mode|.*waypoint)|^ambient\.istio\.io\//, concept: 'ambient' },
  {
    name: /^topology\.istio\.io\/(?:network|cluster|controlPlane)|\.istio\.io\/gatewayPort$/,
    concept: 'multi-cluster',
  },
  { name: /^topology\.istio\.io\/|^networking\.istio\.io\/traffic-distribution$/, concept: 'load-balancing' },
  {
    name: /^prometheus\.istio\.io\/|^service\.istio\.io\/|\.istio\.io\/(?:stats|extraStat)/,
    concept: 'observability',
  },
  { name: /^security\.istio\.io\/tlsMode$/, concept: 'mtls' },
  { name: /^istio\.io\/dry-run$/, concept: 'authorization' },
  { name: /^gateway\.(?:istio|networking\.k8s)\.io\/|^kubernetes\.io\/ingress\.class$/, concept: 'ingress' },
  {
    name: /^istio-injection$|^istio\.io\/rev$|^(?:inject|proxy)\.istio\.io\/|(?:^|\.)sidecar\.istio\.io\//,
    concept: 'injection',
  },
  {
    name: /^retry\.linkerd\.io\//,
    concept: 'retries-timeouts',
    docs: 'https://linkerd.io/2/reference/retries/',
  },
  {
    name: /^timeout\.linkerd\.io\//,
    concept: 'retries-timeouts',
    docs: 'https://linkerd.io/2/reference/timeouts/',
  },
  {
    name: /^balancer\./,
    concept: 'circuit-breaking',
    docs: 'https://linkerd.io/2/reference/circuit-breaking/',
  },
  {
    name: /^mirror\.linkerd\.io\/|\/enable-gateway$/,
    concept: 'multi-cluster',
    docs: 'https://linkerd.io/2/features/multicluster/',
  },
  { name: /^config\.linkerd\.io\/(?:default-inbound|proxy-require-identity)/, concept: 'authorization' },
  { name: /^config\.linkerd\.io\/(?:access-log|proxy-log|proxy-metrics)/, concept: 'observability' },
  { name: /(?:^|\.)linkerd\.io\//, concept: 'injection' },
  {
    name: /^service\.cilium\.io\/(?:global|shared|affinity)|^clustermesh\.cilium\.io\//,
    concept: 'multi-cluster',
    docs: 'https://docs.cilium.io/en/latest/network/clustermesh/services/',
  },
  { name: /^service\.cilium\.io\//, concept: 'load-balancing' },
  { name: /^lbipam\.cilium\.io\//, concept: 'ingress' },
  { name: /^cec\.cilium\.io\//, concept: 'routing' },
  { name: /^io\.cilium\.k8s\.policy\./, concept: 'identity' },
];

/** The comparison note that treats a key; undefined where none does. */
export function conceptOfKey(name: string): Concept | undefined {
  return TOPICS.find((topic) => topic.name.test(name))?.concept;
}

/** Address of upstream's documentation of a key; undefined where none is known. */
export function docsOfKey(role: KeyRole, name: string): string | undefined {
  const own = TOPICS.find((topic) => topic.name.test(name))?.docs;
  if (own !== undefined) return own;
  if (/^istio-injection$|(?:^|\.)istio\.io\//.test(name)) {
    return `https://istio.io/latest/docs/reference/config/${role}/`;
  }
  return /(?:^|\.)linkerd\.io\//.test(name)
    ? 'https://linkerd.io/2/reference/proxy-configuration'
    : undefined;
}
