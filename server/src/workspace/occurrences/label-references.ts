import type { Resource } from '../../resources/resource.ts';
import { podOf } from '../../resources/workload.ts';
import { resolveAlias, type ScalarNode } from '../../yaml/nodes.ts';
import { child, select } from '../../yaml/select.ts';
import { definition, labelSymbol, reference, type Occurrence } from './occurrence.ts';

/** Cilium writes where a label comes from before it; `k8s:` and `any:` are those of Pods. */
const SOURCE = /^(?:k8s|any)[:.]/;

/** The label values of a map of labels that can be read, with their keys. */
function* entriesOf(resource: Resource, query: string): Generator<{ key: string; node: ScalarNode }> {
  for (const map of select(resource.root, query)) {
    if (map.kind !== 'map') continue;
    for (const pair of map.pairs) {
      const value = resolveAlias(pair.value);
      if (value?.kind !== 'scalar' || value.masked || value.text === '') continue;
      yield { key: pair.name.replace(SOURCE, ''), node: value };
    }
  }
}

/**
 * Label values of a selector.
 * @param namespace where the Pods live; '' for all namespaces
 */
export function* selectorReferences(
  resource: Resource,
  query: string,
  namespace: string,
): Generator<Occurrence> {
  for (const { key, node } of entriesOf(resource, query)) {
    yield reference({ resource, node, symbols: [labelSymbol(namespace, key, node.text)], canRename: false });
  }
}

/** The labels that a workload's Pods carry, found by their namespace and by none. */
export function* podLabelDefinitions(resource: Resource): Generator<Occurrence> {
  const labels = resolveAlias(child(child(podOf(resource), 'metadata'), 'labels'));
  if (labels?.kind !== 'map') return;
  for (const pair of labels.pairs) {
    const node = resolveAlias(pair.value);
    if (node?.kind !== 'scalar' || node.masked) continue;
    const symbols = [
      labelSymbol(resource.namespace, pair.name, node.text),
      labelSymbol('', pair.name, node.text),
    ];
    yield definition({ resource, node, symbols, canRename: false });
  }
}
