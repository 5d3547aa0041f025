import type { KindKey } from '../resources/kinds.ts';
import type { Resource } from '../resources/resource.ts';
import { hasLabels } from '../resources/selector.ts';
import type { MapNode, YamlNode } from '../yaml/nodes.ts';
import { child, nodeAt, select, stringMap, text } from '../yaml/select.ts';
import type { IndexView } from './index-view.ts';
import { PEER_AUTHENTICATION } from './istio-mutual-tls.ts';
import { defineLookup } from './lookup.ts';
import { isNamespaceEnrolled, isServiceEnrolled, isWorkloadEnrolled } from './istio-waypoints.ts';
import { workloadsWith } from './workloads.ts';
import { own } from '../util/own.ts';

export const AUTHORIZATION_POLICY = 'AuthorizationPolicy.security.istio.io';
export const REQUEST_AUTHENTICATION = 'RequestAuthentication.security.istio.io';
export const SIDECAR = 'Sidecar.networking.istio.io';
export const TELEMETRY = 'Telemetry.telemetry.istio.io';
export const WASM_PLUGIN = 'WasmPlugin.extensions.istio.io';

/** Where kinds keep the labels by which they choose workloads. */
const SELECTOR_PATHS: Readonly<Record<string, readonly string[]>> = {
  [SIDECAR]: ['spec', 'workloadSelector', 'labels'],
  'DestinationRule.networking.istio.io': ['spec', 'workloadSelector', 'matchLabels'],
  'EnvoyFilter.networking.istio.io': ['spec', 'workloadSelector', 'labels'],
  'ServiceEntry.networking.istio.io': ['spec', 'workloadSelector', 'labels'],
};
/** Kinds that a policy may be attached to and that a waypoint carries, by the kind's name. */
const SERVICE_TARGETS: Readonly<Record<string, KindKey>> = {
  Service: 'Service',
  ServiceEntry: 'ServiceEntry.networking.istio.io',
};
const MATCH_LABELS = ['spec', 'selector', 'matchLabels'];

/** The map of labels by which a policy chooses workloads; undefined if it chooses none. */
export function selectorNode(policy: Resource): MapNode | undefined {
  const node = nodeAt(policy.root, own(SELECTOR_PATHS, policy.key) ?? MATCH_LABELS);
  return node?.kind === 'map' && node.pairs.length > 0 ? node : undefined;
}

/** The labels by which a policy chooses workloads; empty if it holds for its whole namespace. */
export function selectorLabels(policy: Resource): ReadonlyMap<string, string> {
  return stringMap(selectorNode(policy));
}

/** True if a template fills in some of the labels, so that nothing is known of what they choose. */
export function hasUnreadableSelector(policy: Resource): boolean {
  const node = selectorNode(policy);
  return node !== undefined && (node.masked || selectorLabels(policy).size !== node.pairs.length);
}

/** Policies by the first label of their selector, in their namespace: `Sidecar.… shop app=cart`. */
const POLICIES_BY_LABEL = defineLookup({
  name: 'istio-policies-by-label',
  kinds: [AUTHORIZATION_POLICY, PEER_AUTHENTICATION, REQUEST_AUTHENTICATION, SIDECAR, TELEMETRY, WASM_PLUGIN],
  *keysOf(policy) {
    const [first] = selectorLabels(policy);
    if (first !== undefined) yield `${policy.key} ${policy.namespace} ${first[0]}=${first[1]}`;
  },
});

/** The policies of a kind and a namespace whose selector chooses Pods with these labels; not those without one. */
export function policiesSelecting(
  index: IndexView,
  kind: KindKey,
  namespace: string,
  labels: ReadonlyMap<string, string>,
): Resource[] {
  return [...labels].flatMap(([key, value]) =>
    index
      .by(POLICIES_BY_LABEL, `${kind} ${namespace} ${key}=${value}`)
      .filter((policy) => hasLabels(labels, selectorLabels(policy))),
  );
}

/** A resource that a policy is attached to by name. */
export interface TargetReference {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly node: YamlNode;
}

/** `targetRef` and `targetRefs` of a policy. */
export function targetReferences(policy: Resource): TargetReference[] {
  return ['spec.targetRef', 'spec.targetRefs[*]']
    .flatMap((query) => select(policy.root, query))
    .map((node) => ({
      group: text(node, 'group') ?? '',
      kind: text(node, 'kind') ?? '',
      name: text(node, 'name') ?? '',
      node,
    }));
}

/** Keys of an AuthorizationPolicy's operations that only a proxy that reads HTTP can judge. */
const HTTP_OPERATIONS = ['hosts', 'notHosts', 'methods', 'notMethods', 'paths', 'notPaths'];
const HTTP_SOURCES = ['requestPrincipals', 'notRequestPrincipals', 'remoteIpBlocks', 'notRemoteIpBlocks'];

/**
 * The first part of a policy that only a proxy that reads HTTP can carry out. A ztunnel reads none.
 * @returns undefined for policies about connections alone
 */
export function findHttpPart(policy: Resource): YamlNode | undefined {
  const spec = child(policy.root, 'spec');
  if (policy.key === REQUEST_AUTHENTICATION) return child(spec, 'jwtRules');
  if (policy.key === WASM_PLUGIN) return child(spec, 'url') ?? spec;
  if (policy.key === TELEMETRY) {
    return child(spec, 'tracing') ?? child(spec, 'accessLogging') ?? select(spec, 'metrics[*].overrides')[0];
  }
  if (policy.key !== AUTHORIZATION_POLICY) return undefined;
  const attributes = [
    ...select(spec, 'rules[*].from[*].source').flatMap((map) => HTTP_SOURCES.map((key) => child(map, key))),
    ...select(spec, 'rules[*].to[*].operation').flatMap((map) =>
      HTTP_OPERATIONS.map((key) => child(map, key)),
    ),
    ...select(spec, 'rules[*].when[*].key').filter(
      (key) => key.kind === 'scalar' && key.text.startsWith('request.'),
    ),
  ];
  return attributes.find((node) => node !== undefined);
}

/**
 * Whether what a policy is for has a waypoint that can carry it out: its target Services and ServiceEntries, else
 * the workloads it selects, else its namespace. Targets that are not known count as enrolled.
 */
export function hasWaypoint(index: IndexView, policy: Resource): boolean {
  const { namespace } = policy;
  const targets = targetReferences(policy).flatMap(({ kind, name }) => {
    const key = own(SERVICE_TARGETS, kind);
    return key === undefined ? [] : [index.get(key, namespace, name)];
  });
  if (targets.length > 0) {
    // One that is not among the files may carry the label there.
    return targets.every((target) => target === undefined || isServiceEnrolled(index, target));
  }
  const labels = selectorLabels(policy);
  const workloads = labels.size === 0 ? [] : workloadsWith(index, labels, namespace);
  if (workloads.length > 0) return workloads.every((workload) => isWorkloadEnrolled(index, workload));
  return isNamespaceEnrolled(index, namespace);
}
