import { serviceSelector } from '../../resources/service.ts';
import { hasLabels } from '../../resources/selector.ts';
import { podLabels, WORKLOAD_KINDS } from '../../resources/workload.ts';
import { closest } from '../../util/closest.ts';
import { workloadsWith } from '../../workspace/workloads.ts';
import { replaceText } from '../../yaml/edit.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { child } from '../../yaml/select.ts';
import { defineRule, type Resource } from '../rule.ts';
import { titleRelated } from '../shared/related.ts';

/** A Service, and the workload that it would select if one of its labels had another value. */
interface NearMiss {
  readonly node: ScalarNode;
  readonly value: string;
  readonly workload: Resource;
}

/**
 * A Service without endpoints answers nothing, in any mesh. Workloads are often kept elsewhere, so only a slip of the pen is
 * reported: nothing is selected, and a workload of the namespace differs in one value that is nearly the same. Source:
 * Kubernetes, ServiceSpec.selector.
 */
export const serviceSelectorMisspelt = defineRule({
  id: 'kubernetes/service-selector-misspelt',
  title: 'Select Pods by labels that they have',
  severity: 'warning',
  kinds: ['Service'],
  reads: WORKLOAD_KINDS,
  fixable: 'suggestion',
  *check(service, { index }) {
    const selector = serviceSelector(service);
    if (selector.size === 0 || service.document.masks.length > 0) return;
    if (workloadsWith(index, selector, service.namespace).length > 0) return;
    const workloads = workloadsWith(index, new Map(), service.namespace);
    const misses = [...selector].flatMap(
      ([key, value]) => nearMiss(service, workloads, { key, value, selector }) ?? [],
    );
    const [miss, ...others] = misses;
    if (miss === undefined || others.length > 0) return;
    yield {
      at: miss.node,
      message: `No Pod of namespace "${service.namespace}" is selected, but those of "${miss.workload.name}" have "${miss.value}" instead of "${miss.node.text}". Correct one of the two.`,
      fixes: [
        {
          title: `Change to "${miss.value}"`,
          kind: 'suggestion',
          edits: () => [replaceText(service.document, miss.node, miss.value)],
        },
      ],
      related: [titleRelated(miss.workload, `${miss.workload.kind} "${miss.workload.name}"`)],
    };
  },
});

function nearMiss(
  service: Resource,
  workloads: readonly Resource[],
  {
    key,
    value,
    selector,
  }: { readonly key: string; readonly value: string; readonly selector: ReadonlyMap<string, string> },
): NearMiss | undefined {
  const rest = new Map([...selector].filter(([other]) => other !== key));
  const candidates = workloads.filter((workload) => hasLabels(podLabels(workload), rest));
  const values = new Set(candidates.flatMap((workload) => podLabels(workload).get(key) ?? []));
  const meant = closest(value, values, 1);
  const workload = candidates.find((candidate) => podLabels(candidate).get(key) === meant);
  const node = child(child(child(service.root, 'spec'), 'selector'), key);
  // Versions such as v1 and v2 are near each other and mean different things.
  if (
    meant === undefined ||
    workload === undefined ||
    node?.kind !== 'scalar' ||
    differInNumber(value, meant)
  )
    return undefined;
  return { node, value: meant, workload };
}

function differInNumber(left: string, right: string): boolean {
  return left.replaceAll(/[0-9]/g, '') === right.replaceAll(/[0-9]/g, '');
}
