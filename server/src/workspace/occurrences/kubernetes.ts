import type { Resource } from '../../resources/resource.ts';
import { podOf, WORKLOAD_KINDS } from '../../resources/workload.ts';
import { scalars } from '../../yaml/select.ts';
import { podLabelDefinitions, selectorReferences } from './label-references.ts';
import { reference, resourceSymbol, type Collector, type Occurrence } from './occurrence.ts';

function* workload(resource: Resource): Generator<Occurrence> {
  yield* podLabelDefinitions(resource);
  for (const node of scalars(podOf(resource), 'spec.serviceAccountName')) {
    yield reference({
      resource,
      node,
      symbols: [resourceSymbol('ServiceAccount', resource.namespace, node.text)],
    });
  }
}

function* service(resource: Resource): Generator<Occurrence> {
  yield* selectorReferences(resource, 'spec.selector', resource.namespace);
}

function* networkPolicy(resource: Resource): Generator<Occurrence> {
  yield* selectorReferences(resource, 'spec.podSelector.matchLabels', resource.namespace);
}

export const kubernetesCollectors: Readonly<Record<string, Collector>> = {
  ...Object.fromEntries(WORKLOAD_KINDS.map((kind) => [kind, workload])),
  Service: service,
  'NetworkPolicy.networking.k8s.io': networkPolicy,
};
