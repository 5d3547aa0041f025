import type { Resource } from '../resources/resource.ts';
import { labelsOf, podLabels, podServiceAccount } from '../resources/workload.ts';
import type { YamlNode } from '../yaml/nodes.ts';
import { child, children, scalar, scalars, stringMap } from '../yaml/select.ts';
import type { IndexView } from './index-view.ts';
import { workloadsWith } from './workloads.ts';

/** The label by which Cilium knows a Pod's namespace (pkg/k8s/apis/cilium.io/const.go, PodNamespaceLabel). */
export const NAMESPACE_LABEL = 'io.kubernetes.pod.namespace';
/** Prefix of the labels that stand for those of the Pod's Namespace. */
export const NAMESPACE_LABELS_PREFIX = 'io.cilium.k8s.namespace.labels.';
/** The label by which Cilium knows the account that a Pod runs as. */
export const SERVICE_ACCOUNT_LABEL = 'io.cilium.k8s.policy.serviceaccount';
/** The label by which Cilium knows the cluster that a Pod runs in. */
export const CLUSTER_LABEL = 'io.cilium.k8s.policy.cluster';

/** A label key of a selector, split at the colon of its source: `k8s:app` is `app` of the source `k8s`. */
export interface LabelKey {
  /** `any` unless written. */
  readonly source: string;
  readonly name: string;
}

/** Splits a label key as Cilium does: `k8s:app` names its source, `app` is of any source. */
export function parseLabelKey(key: string): LabelKey {
  const colon = key.indexOf(':');
  return colon === -1
    ? { source: 'any', name: key }
    : { source: key.slice(0, colon), name: key.slice(colon + 1) };
}

/** What one line of a selector asks of a label. */
export interface EndpointRequirement extends LabelKey {
  /** `In`, `NotIn`, `Exists`, `DoesNotExist`, or what the author wrote instead. */
  readonly operator: string;
  readonly values: readonly string[];
}

/** Cilium's EndpointSelector, read into one list: every requirement must hold. Empty, it selects everything. */
export type EndpointSelector = readonly EndpointRequirement[];

/**
 * Reads a selector.
 * @returns undefined where a template fills in a part of it, or a value has the wrong type
 */
export function parseEndpointSelector(node: YamlNode | undefined): EndpointSelector | undefined {
  if (node?.kind !== 'map') return undefined;
  const labels = child(node, 'matchLabels');
  const expressions = child(node, 'matchExpressions');
  if (labels?.kind === 'map' && labels.pairs.length !== stringMap(labels).size) return undefined;
  const fromLabels = [...stringMap(labels)].map(([key, value]) => ({
    ...parseLabelKey(key),
    operator: 'In',
    values: [value],
  }));
  const fromExpressions: EndpointRequirement[] = [];
  for (const expression of children(expressions)) {
    const key = scalar(expression, 'key');
    const operator = scalar(expression, 'operator');
    const values = child(expression, 'values');
    if (key === undefined || operator === undefined) return undefined;
    const texts = scalars(values, '[*]').map((value) => value.text);
    if (texts.length !== children(values).length) return undefined;
    fromExpressions.push({ ...parseLabelKey(key.text), operator: operator.text, values: texts });
  }
  return [...fromLabels, ...fromExpressions];
}

/** True if the selector names Pods by namespace in any way, so that it may reach beyond the policy's own. */
export function namesNamespace(selector: EndpointSelector): boolean {
  return selector.some(({ name }) => name === NAMESPACE_LABEL || name.startsWith(NAMESPACE_LABELS_PREFIX));
}

/** True if the selector speaks of something else than Pods: nodes, the world, other clusters. */
export function isBeyondPods(selector: EndpointSelector): boolean {
  return selector.some(({ source, name }) => !['any', 'k8s'].includes(source) || name === CLUSTER_LABEL);
}

/**
 * The namespaces that a selector can reach.
 * @param home the namespace of a CiliumNetworkPolicy, which is meant where the selector names none; undefined
 *   for a clusterwide policy
 * @returns undefined for any namespace
 */
export function namespacesOf(
  selector: EndpointSelector,
  home: string | undefined,
): readonly string[] | undefined {
  const named = selector.find(({ name, operator }) => name === NAMESPACE_LABEL && operator === 'In');
  if (named !== undefined) return named.values;
  return namesNamespace(selector) || home === undefined ? undefined : [home];
}

/**
 * The workloads of the workspace whose Pods a selector selects. What no file can tell (labels of a Namespace
 * that is not here) is taken to match.
 * @param home as in `namespacesOf`
 */
export function selectedWorkloads(
  index: IndexView,
  selector: EndpointSelector,
  home: string | undefined,
): readonly Resource[] {
  if (isBeyondPods(selector)) return [];
  const plain = new Map(
    selector.flatMap(({ name, operator, values }): [string, string][] => {
      const [value] = values;
      return operator === 'In' && values.length === 1 && value !== undefined && !isDerivedLabel(name)
        ? [[name, value]]
        : [];
    }),
  );
  const namespaces = namespacesOf(selector, home) ?? [undefined];
  return namespaces
    .flatMap((namespace) => workloadsWith(index, plain, namespace))
    .filter((workload) => selector.every((requirement) => holds(index, requirement, workload)));
}

/** True for a label that Cilium itself adds to an endpoint, beside those of the Pod. */
export function isDerivedLabel(name: string): boolean {
  return name.startsWith('io.cilium.k8s.') || name === NAMESPACE_LABEL;
}

/** The labels that Cilium adds to a workload's endpoints and that its files tell. */
export function derivedLabels(workload: Resource): ReadonlyMap<string, string> {
  return new Map([
    [NAMESPACE_LABEL, workload.namespace],
    [SERVICE_ACCOUNT_LABEL, podServiceAccount(workload)],
    [`${NAMESPACE_LABELS_PREFIX}kubernetes.io/metadata.name`, workload.namespace],
  ]);
}

function holds(index: IndexView, requirement: EndpointRequirement, workload: Resource): boolean {
  const value = valueOf(index, requirement.name, workload);
  if (value === 'unknown') return true;
  const { operator, values } = requirement;
  if (operator === 'In') return value.text !== undefined && values.includes(value.text);
  if (operator === 'NotIn') return value.text === undefined || !values.includes(value.text);
  if (operator === 'Exists') return value.text !== undefined;
  return operator === 'DoesNotExist' && value.text === undefined;
}

function valueOf(
  index: IndexView,
  name: string,
  workload: Resource,
): 'unknown' | { readonly text: string | undefined } {
  const derived = isDerivedLabel(name) ? derivedLabels(workload).get(name) : undefined;
  if (derived !== undefined) return { text: derived };
  if (name.startsWith(NAMESPACE_LABELS_PREFIX)) {
    const label = name.slice(NAMESPACE_LABELS_PREFIX.length);
    const namespace = index.get('Namespace', '', workload.namespace);
    return namespace === undefined ? 'unknown' : { text: labelsOf(namespace).get(label) };
  }
  return name.startsWith('io.cilium.k8s.') ? 'unknown' : { text: podLabels(workload).get(name) };
}

/**
 * Whether everything that `inner` selects is surely selected by `outer`: each requirement of `outer` stands in
 * `inner` too.
 */
export function selectsAtLeast(outer: EndpointSelector, inner: EndpointSelector): boolean {
  return outer.every((wanted) =>
    inner.some(
      (given) =>
        given.name === wanted.name &&
        (given.source === wanted.source || wanted.source === 'any') &&
        given.operator === wanted.operator &&
        given.values.length === wanted.values.length &&
        given.values.every((value) => wanted.values.includes(value)),
    ),
  );
}
