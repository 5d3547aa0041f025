import type { Resource } from '../resources/resource.ts';
import { hasLabels } from '../resources/selector.ts';
import { serviceSelector } from '../resources/service.ts';
import { podLabels } from '../resources/workload.ts';
import type { IndexView } from './index-view.ts';
import { defineLookup } from './lookup.ts';

/** Services by the first label they select, in their namespace: `shop|app=cart`. */
const SERVICES_BY_LABEL = defineLookup({
  name: 'services-by-selected-label',
  kinds: ['Service'],
  *keysOf(service) {
    const [first] = serviceSelector(service);
    if (first !== undefined) yield `${service.namespace}|${first[0]}=${first[1]}`;
  },
});

/** The Services that select the workload's Pods. */
export function servicesOf(index: IndexView, workload: Resource): readonly Resource[] {
  return servicesSelecting(index, workload.namespace, podLabels(workload));
}

/** The Services of a namespace that select Pods with these labels. */
export function servicesSelecting(
  index: IndexView,
  namespace: string,
  labels: ReadonlyMap<string, string>,
): readonly Resource[] {
  return [...labels].flatMap(([key, value]) =>
    index
      .by(SERVICES_BY_LABEL, `${namespace}|${key}=${value}`)
      .filter((service) => hasLabels(labels, serviceSelector(service))),
  );
}
