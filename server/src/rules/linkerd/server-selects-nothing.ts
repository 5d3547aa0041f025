import { parseLabelSelector, selects } from '../../resources/selector.ts';
import { labelsOf, podLabels, WORKLOAD_KINDS } from '../../resources/workload.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { child, findPair } from '../../yaml/select.ts';
import { workloadsWith } from '../../workspace/workloads.ts';
import { workloadsOfServer } from '../../workspace/linkerd-servers.ts';
import { nearestFixes } from '../shared/rename-fix.ts';
import { defineRule, type Fix, type Resource } from '../rule.ts';
import { EXTERNAL_WORKLOAD, SERVER } from './shared/kinds.ts';

/**
 * A Server without a Pod is legal and stands for nothing. It is judged only where the workspace has workloads
 * of its namespace, and in an open one only where Pods carry nearly the same label.
 */
export const serverSelectsNothing = defineRule({
  id: 'linkerd/server-selects-nothing',
  title: 'Select Pods that exist',
  severity: 'warning',
  kinds: [SERVER],
  reads: [...WORKLOAD_KINDS, EXTERNAL_WORKLOAD],
  fixable: 'suggestion',
  upstream: ['L5D-REF:selector-matches-nothing'],
  *check(server, context) {
    const spec = child(server.root, 'spec');
    const isExternal = child(spec, 'podSelector') === undefined;
    const pair = findPair(spec, isExternal ? 'externalWorkloadSelector' : 'podSelector');
    const selector = child(spec, isExternal ? 'externalWorkloadSelector' : 'podSelector');
    if (pair === undefined || selector?.kind !== 'map' || isMasked(selector)) return;
    const candidates = isExternal
      ? context.index.inNamespace(EXTERNAL_WORKLOAD, server.namespace)
      : workloadsWith(context.index, new Map(), server.namespace);
    // Labels that a template fills in may be the ones.
    if (candidates.length === 0 || candidates.some(({ document }) => document.masks.length > 0)) return;
    const wanted = parseLabelSelector(selector);
    const isSome = isExternal
      ? candidates.some((workload) => selects(wanted, labelsOf(workload)))
      : workloadsOfServer(context.index, server).length > 0;
    if (isSome) return;
    const fixes = isExternal ? [] : nearLabels(server, candidates);
    const isClosed = context.settings.workspace === 'closed';
    if (!isClosed && fixes.length === 0) return;
    const what = isExternal ? 'ExternalWorkload' : 'Pod';
    yield {
      at: pair.key,
      severity: isClosed ? 'warning' : 'information',
      message: `"${pair.name}" selects no ${what} of namespace "${server.namespace}". Correct the labels, or those of the ${what}s.`,
      fixes,
    };
  },
});

function isMasked(selector: NonNullable<ReturnType<typeof child>>): boolean {
  const labels = child(selector, 'matchLabels');
  if (labels?.kind !== 'map') return labels?.masked === true;
  return labels.pairs.some(({ key, value }) => key.masked || value.masked);
}

/** A repair for each label whose value is a slip of the pen for one that Pods carry. */
function nearLabels(server: Resource, workloads: readonly Resource[]): Fix[] {
  const labels = child(child(child(server.root, 'spec'), 'podSelector'), 'matchLabels');
  if (labels?.kind !== 'map') return [];
  return labels.pairs.flatMap(({ name, value }) => {
    const known = new Set(workloads.flatMap((workload) => podLabels(workload).get(name) ?? []));
    const node: ScalarNode | undefined = value.kind === 'scalar' ? value : undefined;
    return node === undefined || known.has(node.text) ? [] : nearestFixes(server, node, known);
  });
}
