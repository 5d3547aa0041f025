import { podLabels, WORKLOAD_KINDS } from '../../resources/workload.ts';
import { homeOf } from '../../workspace/cilium-endpoint-policies.ts';
import { CILIUM_POLICY_KINDS, policyEntries, policySpecs } from '../../workspace/cilium-policy.ts';
import {
  isBeyondPods,
  namespacesOf,
  parseEndpointSelector,
  parseLabelKey,
  selectedWorkloads,
} from '../../workspace/cilium-selector.ts';
import { workloadsWith } from '../../workspace/workloads.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { child, children } from '../../yaml/select.ts';
import { anchor } from '../shared/anchor.ts';
import { defineRule, type Fix, type Resource, type RuleContext } from '../rule.ts';
import { nearestFixes } from '../shared/rename-fix.ts';
import { selectedLabels } from './shared/selectors.ts';

const NO_LABELS: ReadonlyMap<string, string> = new Map();

/**
 * A selector without a Pod is legal, and a policy with one protects nothing. It is judged only where the
 * workspace has workloads in every namespace that the selector can reach, and in an open workspace only where
 * Pods carry nearly the same label.
 */
export const selectorMatchesNothing = defineRule({
  id: 'cilium/selector-matches-nothing',
  title: 'Select Pods that exist',
  severity: 'warning',
  kinds: [...CILIUM_POLICY_KINDS, 'CiliumLocalRedirectPolicy.cilium.io'],
  reads: [...WORKLOAD_KINDS, 'Namespace'],
  fixable: 'suggestion',
  upstream: ['CIL-REF:selector-matches-nothing', 'CIL-REF:peer-matches-nothing'],
  *check(policy, context) {
    const isRedirect = policy.key === 'CiliumLocalRedirectPolicy.cilium.io';
    const home = isRedirect ? policy.namespace : homeOf(policy);
    for (const { node, isPeer } of selectorsOf(policy)) {
      const namespaces = judge(node, home, context);
      if (namespaces === undefined) continue;
      const fixes = nearLabels(policy, node, namespaces, context);
      const isClosed = context.settings.workspace === 'closed';
      // Elsewhere a chart or an operator may bring the Pods, unless a label looks like a slip.
      if (!isClosed && fixes.length === 0) continue;
      const where = namespaces.length === 0 ? 'any namespace' : `namespace "${namespaces.join('", "')}"`;
      yield {
        at: anchor(node),
        severity: isClosed ? 'warning' : 'information',
        upstream: [isPeer ? 'CIL-REF:peer-matches-nothing' : 'CIL-REF:selector-matches-nothing'],
        message: `"${labelOf(node, isPeer)}" selects no Pod of ${where}. Correct the labels, or those of the Pods.`,
        fixes,
      };
    }
  },
});

interface FoundSelector {
  readonly node: YamlNode;
  readonly isPeer: boolean;
}

function selectorsOf(policy: Resource): FoundSelector[] {
  const own = policySpecs(policy).flatMap((spec) => [
    ...optional(child(spec, 'endpointSelector')),
    ...optional(child(child(spec, 'redirectBackend'), 'localEndpointSelector')),
  ]);
  const peers = policyEntries(policy).flatMap(({ node }) =>
    ['fromEndpoints', 'toEndpoints'].flatMap((field) => children(child(node, field))),
  );
  return [...own.map((node) => ({ node, isPeer: false })), ...peers.map((node) => ({ node, isPeer: true }))];
}

function optional(node: YamlNode | undefined): YamlNode[] {
  return node === undefined ? [] : [node];
}

function labelOf(node: YamlNode, isPeer: boolean): string {
  return isPeer ? (node.parent?.pair?.name ?? 'matchLabels') : (node.pair?.name ?? 'endpointSelector');
}

/**
 * The namespaces in which a selector selects nothing, empty for all of them.
 * @returns undefined where it selects something, or the workspace cannot tell
 */
function judge(
  node: YamlNode,
  home: string | undefined,
  { index, settings }: RuleContext,
): readonly string[] | undefined {
  const selector = parseEndpointSelector(node);
  if (selector === undefined || selector.length === 0 || isBeyondPods(selector)) return undefined;
  const namespaces = namespacesOf(selector, home);
  // System Pods come with the cluster.
  if (namespaces?.some((namespace) => namespace === '' || namespace.startsWith('kube-')) === true)
    return undefined;
  if (namespaces === undefined && settings.workspace !== 'closed') return undefined;
  const isKnown = (namespace: string | undefined) => workloadsWith(index, NO_LABELS, namespace).length > 0;
  if (!(namespaces ?? [undefined]).every(isKnown)) return undefined;
  return selectedWorkloads(index, selector, home).length > 0 ? undefined : (namespaces ?? []);
}

/** A repair for each label whose value is a slip of the pen for one that Pods of these namespaces carry. */
function nearLabels(
  policy: Resource,
  selector: YamlNode,
  namespaces: readonly string[],
  { index }: RuleContext,
): Fix[] {
  const reach = namespaces.length === 0 ? [undefined] : namespaces;
  const workloads = reach.flatMap((namespace) => workloadsWith(index, NO_LABELS, namespace));
  return selectedLabels(selector).flatMap(({ key, value }) => {
    const { name } = parseLabelKey(key.text);
    const known = new Set(workloads.flatMap((workload) => podLabels(workload).get(name) ?? []));
    return value === undefined || known.has(value.text) ? [] : nearestFixes(policy, value, known);
  });
}
