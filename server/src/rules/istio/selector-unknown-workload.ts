import { dataPlaneOf } from '../../workspace/istio-namespaces.ts';
import { PEER_AUTHENTICATION } from '../../workspace/istio-mutual-tls.ts';
import {
  AUTHORIZATION_POLICY,
  hasUnreadableSelector,
  REQUEST_AUTHENTICATION,
  selectorNode,
  SIDECAR,
  targetReferences,
  TELEMETRY,
  WASM_PLUGIN,
} from '../../workspace/istio-policies.ts';
import { workloadsWith } from '../../workspace/workloads.ts';
import { titleNode } from '../../resources/resource.ts';
import { podLabels, podOf, WORKLOAD_KINDS } from '../../resources/workload.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { findSlip } from '../../util/slip.ts';
import { children, scalars } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource, type RuleContext } from '../rule.ts';
import { nearestFixes } from '../shared/rename-fix.ts';
import { selectedWorkloads, selectionScope } from './shared/selection.ts';

/** The ids under which istioctl and Kiali report each kind. */
const UPSTREAM: Readonly<Record<string, readonly string[]>> = {
  [AUTHORIZATION_POLICY]: ['IST0127', 'KIA0004'],
  [PEER_AUTHENTICATION]: ['KIA0004'],
  [REQUEST_AUTHENTICATION]: ['KIA0004'],
  [SIDECAR]: ['IST0101', 'KIA0004'],
  [TELEMETRY]: ['IST0101'],
  [WASM_PLUGIN]: [],
};

/**
 * A policy whose selector finds no Pod does nothing. Pods are looked for in the templates of workloads, in the
 * policy's namespace, or everywhere for one of the root namespace; in an open workspace only slips of the pen are
 * told. Sources: istioctl analyze
 * (authz.AuthorizationPoliciesAnalyzer, sidecar.SelectorAnalyzer, telemetry.SelectorAnalyzer), Kiali
 * (common.GenericNoWorkloadFoundChecker).
 */
export const selectorUnknownWorkload = defineRule({
  id: 'istio/selector-unknown-workload',
  title: 'Select workloads that exist',
  severity: 'warning',
  kinds: Object.keys(UPSTREAM),
  reads: [...WORKLOAD_KINDS, 'Namespace', 'ConfigMap', 'IstioOperator.install.istio.io'],
  fixable: 'suggestion',
  upstream: ['IST0101', 'IST0127', 'KIA0004'],
  *check(policy, context) {
    const selector = selectorNode(policy);
    if (selector === undefined) yield* emptyNamespace(policy, context);
    if (selector === undefined || hasUnreadableSelector(policy)) return;
    const selected = selectedWorkloads(policy, context);
    if (selected.length > 0) yield* outsideTheMesh(policy, selected, context);
    else
      yield* nothingFound(
        policy,
        children(selector).flatMap((node) => scalars(node, '')),
        context,
      );
  },
});

function* nothingFound(
  policy: Resource,
  nodes: readonly ScalarNode[],
  context: RuleContext,
): Iterable<Finding> {
  const scope = selectionScope(policy, context);
  // A policy of the root namespace is mostly for the gateways, which charts install.
  if (scope === undefined && context.settings.workspace === 'open') return;
  const workloads = workloadsWith(context.index, new Map(), scope);
  // Labels that a template fills in may be the ones.
  if (workloads.some((workload) => workload.document.masks.length > 0)) return;
  const known = workloads.map(podLabels);
  const valuesOf = (key: string) => new Set(known.flatMap((labels) => labels.get(key) ?? []));
  const hasLabel = (node: ScalarNode) =>
    known.some((labels) => labels.get(node.pair?.name ?? '') === node.text);
  const fault = nodes.find((node) => !hasLabel(node)) ?? nodes[0];
  if (fault?.pair === undefined) return;
  const key = fault.pair.name;
  // Another repository or a chart may bring the Pods, unless the label is a slip of the pen for one that Pods have.
  if (context.settings.workspace === 'open' && findSlip(fault.text, valuesOf(key)) === undefined) return;
  yield {
    at: fault,
    message:
      `No workload ${scope === undefined ? 'of the mesh' : `in namespace "${scope}"`} carries the labels of this ` +
      `selector ("${key}: ${fault.text}"), so this ${policy.kind} does nothing. Select labels that its Pods have.`,
    upstream: UPSTREAM[policy.key] ?? [],
    fixes: nearestFixes(policy, fault, valuesOf(key)),
  };
}

/** An AuthorizationPolicy for a namespace in which nothing runs, in a closed workspace that has workloads. */
function* emptyNamespace(policy: Resource, context: RuleContext): Iterable<Finding> {
  const scope = selectionScope(policy, context);
  if (policy.key !== AUTHORIZATION_POLICY || context.settings.workspace === 'open' || scope === undefined)
    return;
  if (targetReferences(policy).length > 0 || workloadsWith(context.index, new Map(), scope).length > 0)
    return;
  if (!WORKLOAD_KINDS.some((kind) => context.index.hasAny(kind))) return;
  yield {
    at: titleNode(policy),
    message: `Nothing runs in namespace "${scope}", so this AuthorizationPolicy does nothing. Put it where its workloads are.`,
    upstream: ['IST0127'],
  };
}

/** An AuthorizationPolicy for Pods without a proxy: certain only where the files show the namespace too. */
function* outsideTheMesh(
  policy: Resource,
  selected: readonly Resource[],
  context: RuleContext,
): Iterable<Finding> {
  if (policy.key !== AUTHORIZATION_POLICY || context.settings.workspace === 'open') return;
  const isOutside = (workload: Resource) =>
    context.index.get('Namespace', '', workload.namespace) !== undefined &&
    dataPlaneOf(context.index, workload) === 'none' &&
    !scalars(podOf(workload), 'spec.containers[*].name').some((name) => name.text === 'istio-proxy');
  const [first] = selected;
  const at = selectorNode(policy);
  if (first === undefined || at?.pair === undefined || !selected.every(isOutside)) return;
  yield {
    at: at.pair.key,
    message:
      `The workloads that this selector finds, such as "${first.name}", are not part of the mesh, so this policy ` +
      'does nothing. Let their namespace or their Pods join it.',
    upstream: ['IST0127'],
    related: [{ document: first.document, span: first.kindNode, message: `${first.kind} "${first.name}"` }],
  };
}
