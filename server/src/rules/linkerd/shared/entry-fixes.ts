import { podOf } from '../../../resources/workload.ts';
import type { MapNode, ScalarNode } from '../../../yaml/nodes.ts';
import { replaceSource } from '../../../yaml/edit.ts';
import { child, findPair } from '../../../yaml/select.ts';
import { resolveAlias } from '../../../yaml/nodes.ts';
import { moveMetadataEntry, type MetadataEntry } from '../../shared/pod-metadata.ts';
import type { Fix, Resource } from '../../rule.ts';

/** The value of a label or an annotation; undefined where a template fills it in, or it is no scalar. */
export function valueOf({ pair }: MetadataEntry): ScalarNode | undefined {
  const value = resolveAlias(pair.value);
  return value?.kind === 'scalar' && !value.masked ? value : undefined;
}

/** A repair that gives a value the quotes which make it a string. */
export function quoteValue({ document }: Resource, node: ScalarNode): Fix {
  return {
    title: `Change to "${node.text}" in quotes`,
    kind: 'suggestion',
    edits: () => [replaceSource(document, node, JSON.stringify(node.text))],
  };
}

/**
 * A repair that moves an entry to the annotations of the Pods, or of what carries it where that makes none;
 * none if something of that name is there.
 * @param name the name that it gets
 */
export function moveToPodAnnotations(resource: Resource, entry: MetadataEntry, name = entry.name): Fix[] {
  const pod = podOf(resource);
  const holder: MapNode | undefined =
    pod === undefined ? resource.root : pod.kind === 'map' ? pod : undefined;
  if (holder === undefined) return [];
  if (findPair(child(child(holder, 'metadata'), 'annotations'), name) !== undefined) return [];
  const where =
    pod === undefined || pod === resource.root ? '"annotations"' : 'the annotations of the template';
  return [
    {
      title: `Move to ${where}`,
      kind: 'suggestion',
      edits: () => moveMetadataEntry(resource, { ...entry, name }, holder, 'annotations'),
    },
  ];
}
