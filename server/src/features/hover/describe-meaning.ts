import { isServiceHost, fullServiceHost, SERVICE } from '../../workspace/istio-hosts.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import { definitionsOf, meaningOf, occurrenceAt } from '../../workspace/occurrences/find-occurrences.ts';
import { parseResourceSymbol, type Occurrence } from '../../workspace/occurrences/occurrence.ts';
import { selectionsIn } from '../../workspace/selections.ts';
import { workloadsWith } from '../../workspace/workloads.ts';
import { child } from '../../yaml/select.ts';
import { inlineCode } from '../markdown.ts';
import type { PositionContext } from '../position-context.ts';
import { describeDefinition, listResources } from './describe-target.ts';

/** What a name or a selector under the cursor stands for in this workspace; nothing for other places. */
export function describeMeaning(context: PositionContext, index: IndexView): readonly string[] {
  if (context.resource === undefined || context.found === undefined) return [];
  return context.found.isKey ? describeSelection(context, index) : describeReference(context, index);
}

/** On the key of a selector, or on one that holds only the selector. */
function describeSelection({ resource, found, path }: PositionContext, index: IndexView): readonly string[] {
  const value = found?.pair?.value;
  if (resource === undefined || value === undefined || path.length < 2) return [];
  const selection = selectionsIn(resource).find(
    ({ node }) => value.start <= node.start && node.end <= value.end,
  );
  const hasMore = child(selection?.node.parent, 'matchExpressions') !== undefined;
  if (selection === undefined || selection.labels.size === 0 || hasMore) return [];
  const workloads = workloadsWith(index, selection.labels, selection.namespace);
  return [
    workloads.length === 0
      ? 'Selects no workload of this workspace.'
      : `Selects ${listResources(workloads, 'workload')}.`,
  ];
}

function describeReference(
  { resource, found, offset }: PositionContext,
  index: IndexView,
): readonly string[] {
  const occurrence = resource === undefined ? undefined : occurrenceAt(resource, offset);
  const symbol = occurrence === undefined ? undefined : meaningOf(index, occurrence);
  if (occurrence?.role !== 'reference' || symbol === undefined || occurrence.node !== found?.node) return [];
  if (symbol.startsWith('label|')) {
    const workloads = definitionsOf(index, symbol).map((definition) => definition.resource);
    return workloads.length === 0
      ? []
      : [`Carried by the Pods of ${listResources([...new Set(workloads)], 'workload')}.`];
  }
  const definitions = definitionsOf(index, symbol);
  if (definitions.length > 0) return definitions.slice(0, 3).map(describeDefinition);
  return describeUnresolved(occurrence, symbol);
}

function describeUnresolved({ resource, node }: Occurrence, symbol: string): readonly string[] {
  const target = parseResourceSymbol(symbol);
  // Namespaces are seldom written down, and a name of the world outside is nobody's Service.
  if (target === undefined || target.kind === 'Namespace') return [];
  const isForeign = target.kind === SERVICE && !isServiceHost(node.text);
  if (isForeign) return [];
  const isShort = target.kind === SERVICE && resource.group.endsWith('istio.io');
  const kind = target.kind.split('.')[0] ?? target.kind;
  const place = target.namespace === '' ? '' : ` of namespace ${inlineCode(target.namespace)}`;
  const name = isShort ? fullServiceHost(target) : target.name;
  return [`${kind} ${inlineCode(name)}${isShort ? '' : place}, which is not in this workspace.`];
}
