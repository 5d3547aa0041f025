import type { KindKey } from '../resources/kinds.ts';
import type { Resource } from '../resources/resource.ts';
import { hasLabels } from '../resources/selector.ts';
import { serviceSelector } from '../resources/service.ts';
import { podLabels, WORKLOAD_KINDS } from '../resources/workload.ts';
import { nodeAt, select, stringMap } from '../yaml/select.ts';
import type { IndexView } from './index-view.ts';
import { SERVICE } from './istio-hosts.ts';
import { workloadsWith } from './workloads.ts';

const WORKLOAD_ENTRY = 'WorkloadEntry.networking.istio.io';
const WORKLOAD_GROUP = 'WorkloadGroup.networking.istio.io';

/** Kinds that stand behind a host: Pods, and virtual machines. */
export const ENDPOINT_KINDS: readonly KindKey[] = [...WORKLOAD_KINDS, WORKLOAD_ENTRY, WORKLOAD_GROUP];

type Labels = ReadonlyMap<string, string>;

/** The labels of a virtual machine's entry, or of the entries that a group makes. */
function machineLabels(resource: Resource): Labels {
  const path = resource.key === WORKLOAD_GROUP ? ['spec', 'metadata', 'labels'] : ['spec', 'labels'];
  return stringMap(nodeAt(resource.root, path));
}

/**
 * The labels of everything that stands behind a host, one entry per workload or endpoint.
 * @param resources the Service or the ServiceEntries that define the host
 * @returns undefined if one of them does not say in files what stands behind it
 */
export function endpointLabels(index: IndexView, resources: readonly Resource[]): Labels[] | undefined {
  const found: Labels[] = [];
  for (const resource of resources) {
    const labels = resource.key === SERVICE ? behindService(index, resource) : behindEntry(index, resource);
    if (labels === undefined) return undefined;
    found.push(...labels);
  }
  return found;
}

function behindService(index: IndexView, service: Resource): Labels[] | undefined {
  const selector = serviceSelector(service);
  // Without a selector the endpoints are kept by hand, or the Service is a name for one outside.
  return selector.size === 0 ? undefined : selected(index, selector, service.namespace);
}

function behindEntry(index: IndexView, entry: Resource): Labels[] | undefined {
  const selector = stringMap(nodeAt(entry.root, ['spec', 'workloadSelector', 'labels']));
  if (selector.size > 0) return selected(index, selector, entry.namespace);
  const endpoints = select(entry.root, 'spec.endpoints[*]');
  if (endpoints.length === 0) return undefined;
  return endpoints.map((endpoint) => stringMap(nodeAt(endpoint, ['labels'])));
}

/** The labels of Pods and machines that a selector chooses; undefined where a template fills in some labels. */
function selected(index: IndexView, selector: Labels, namespace: string): Labels[] | undefined {
  const everything = workloadsWith(index, new Map(), namespace);
  if (everything.some((workload) => workload.document.masks.length > 0)) return undefined;
  const machines = [WORKLOAD_ENTRY, WORKLOAD_GROUP]
    .flatMap((kind) => index.inNamespace(kind, namespace))
    .map(machineLabels)
    .filter((labels) => hasLabels(labels, selector));
  return [...workloadsWith(index, selector, namespace).map(podLabels), ...machines];
}
