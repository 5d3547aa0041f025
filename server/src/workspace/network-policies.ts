import type { Resource } from '../resources/resource.ts';
import { parseLabelSelector, selects, type LabelSelector } from '../resources/selector.ts';
import { labelsOf, podLabels } from '../resources/workload.ts';
import type { YamlNode } from '../yaml/nodes.ts';
import { child, children, scalar, scalars } from '../yaml/select.ts';
import type { IndexView } from './index-view.ts';
import { defineLookup } from './lookup.ts';
import { workloadsWith } from './workloads.ts';

export const NETWORK_POLICY = 'NetworkPolicy.networking.k8s.io';

export type TrafficDirection = 'ingress' | 'egress';

/** Whether a NetworkPolicy governs a direction: ingress unless `policyTypes` says otherwise, egress if it has rules. */
export function governs(policy: Resource, direction: TrafficDirection): boolean {
  const types = scalars(policy.root, 'spec.policyTypes[*]').map(({ text }) => text.toLowerCase());
  if (types.length > 0) return types.includes(direction);
  return direction === 'ingress' || child(child(policy.root, 'spec'), 'egress')?.kind === 'seq';
}

/** NetworkPolicies by the first label that they ask for, in their namespace; `shop|` for those that ask for none. */
const POLICIES_BY_LABEL = defineLookup({
  name: 'network-policies-by-label',
  kinds: [NETWORK_POLICY],
  *keysOf(policy) {
    const [first] = podSelectorOf(policy).matchLabels;
    yield `${policy.namespace}|${first === undefined ? '' : `${first[0]}=${first[1]}`}`;
  },
});

/** The Pods that a NetworkPolicy is about. An absent selector selects all. */
function podSelectorOf(policy: Resource): LabelSelector {
  return parseLabelSelector(child(child(policy.root, 'spec'), 'podSelector'));
}

/** The workloads of the workspace that a NetworkPolicy is about. */
export function workloadsUnder(index: IndexView, policy: Resource): readonly Resource[] {
  const selector = podSelectorOf(policy);
  return workloadsWith(index, selector.matchLabels, policy.namespace).filter((workload) =>
    selects(selector, podLabels(workload)),
  );
}

/** The NetworkPolicies that govern a direction of a workload's Pods. Kubernetes adds their rules up. */
export function networkPoliciesOf(
  index: IndexView,
  workload: Resource,
  direction: TrafficDirection,
): readonly Resource[] {
  const labels = podLabels(workload);
  const keys = ['', ...[...labels].map(([key, value]) => `${key}=${value}`)];
  return keys
    .flatMap((key) => index.by(POLICIES_BY_LABEL, `${workload.namespace}|${key}`))
    .filter((policy) => governs(policy, direction) && selects(podSelectorOf(policy), labels));
}

/** The rules of a direction. */
export function networkPolicyRules(policy: Resource, direction: TrafficDirection): YamlNode[] {
  return children(child(child(policy.root, 'spec'), direction));
}

/** Whether a rule lets a TCP port through; ports by name, and what cannot be read, count as yes. */
export function allowsPort(rule: YamlNode, port: number): boolean {
  const ports = child(rule, 'ports');
  if (ports === undefined || ports.kind !== 'seq' || ports.items.length === 0) return true;
  return children(ports).some((item) => {
    const node = scalar(item, 'port');
    const last = scalar(item, 'endPort')?.value;
    const protocol = scalar(item, 'protocol')?.text ?? 'TCP';
    if (protocol !== 'TCP') return false;
    if (node === undefined) return true;
    if (typeof node.value !== 'number') return !/^[0-9]+$/.test(node.text) || Number(node.text) === port;
    return typeof last === 'number' ? node.value <= port && port <= last : node.value === port;
  });
}

/**
 * Whether a rule may let traffic to or from Pods of `namespace` through. Blocks of addresses, and labels of a
 * Namespace that is not in the workspace, count as yes.
 * @param home the policy's own namespace
 */
export function mayReachNamespace(
  index: IndexView,
  rule: YamlNode,
  { direction, namespace, home }: { direction: TrafficDirection; namespace: string; home: string },
): boolean {
  const peers = child(rule, direction === 'egress' ? 'to' : 'from');
  if (peers === undefined || peers.kind !== 'seq' || peers.items.length === 0) return true;
  const labels = new Map([['kubernetes.io/metadata.name', namespace]]);
  const known = index.get('Namespace', '', namespace);
  return children(peers).some((peer) => {
    if (child(peer, 'ipBlock') !== undefined) return true;
    const selector = child(peer, 'namespaceSelector');
    if (selector === undefined) return namespace === home;
    const wanted = parseLabelSelector(selector);
    const isByName = wanted.matchLabels.has('kubernetes.io/metadata.name') && wanted.matchLabels.size === 1;
    if (isByName && wanted.matchExpressions.length === 0) return selects(wanted, labels);
    return known === undefined || selects(wanted, new Map([...labels, ...labelsOf(known)]));
  });
}
