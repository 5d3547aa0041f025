import type { Resource } from '../resources/resource.ts';
import { hasLabels } from '../resources/selector.ts';
import { podLabels, WORKLOAD_KINDS } from '../resources/workload.ts';
import type { IndexView } from './index-view.ts';
import { defineLookup } from './lookup.ts';

/** Workloads by one label of their Pods, in one namespace: `shop|app=cart`; `shop|` for all of a namespace. */
const WORKLOADS_BY_LABEL = defineLookup({
  name: 'workloads-by-label',
  kinds: WORKLOAD_KINDS,
  *keysOf(resource) {
    yield `${resource.namespace}|`;
    yield '|';
    for (const [key, value] of podLabels(resource)) {
      yield `${resource.namespace}|${key}=${value}`;
      yield `|${key}=${value}`;
    }
  },
});

/**
 * The workloads whose Pods carry all of `labels`; with no labels, all of them.
 * @param namespace where the Pods live; undefined for any namespace
 */
export function workloadsWith(
  index: IndexView,
  labels: ReadonlyMap<string, string>,
  namespace: string | undefined,
): readonly Resource[] {
  const scope = namespace ?? '';
  const [first] = labels;
  const candidates = index.by(
    WORKLOADS_BY_LABEL,
    first === undefined ? `${scope}|` : `${scope}|${first[0]}=${first[1]}`,
  );
  return labels.size < 2
    ? candidates
    : candidates.filter((workload) => hasLabels(podLabels(workload), labels));
}
