import { podOf } from '../../resources/workload.ts';
import { moveMetadataEntry } from '../shared/pod-metadata.ts';
import { defineRule, type Resource } from '../rule.ts';
import { ANNOTATED_KINDS, currentName, metadataEntries, type MetadataEntry } from './shared/annotations.ts';
import { ANNOTATION_KEYS } from './shared/annotation-keys.ts';

/** `service.cilium.io/node` is a label, of Services and of Nodes; the others are read from annotations only. */
const IS_A_LABEL = 'service.cilium.io/node';

export const annotationAsLabel = defineRule({
  id: 'cilium/annotation-as-label',
  title: 'Write annotations of Cilium under `annotations`, not under `labels`',
  severity: 'warning',
  kinds: ANNOTATED_KINDS,
  fixable: 'suggestion',
  upstream: ['CIL-ANN-003'],
  *check(resource) {
    for (const entry of metadataEntries(resource, 'labels')) {
      const name = currentName(entry.name);
      if (name === IS_A_LABEL || !ANNOTATION_KEYS.has(name)) continue;
      const isTaken = metadataEntries(resource, 'annotations').some((other) => other.name === entry.name);
      yield {
        at: entry.pair.key,
        message: `"${entry.name}" is read from annotations, not from labels. Move it to "annotations".`,
        fixes: isTaken
          ? []
          : [
              {
                title: 'Move to "annotations"',
                kind: 'suggestion',
                edits: () => moveMetadataEntry(resource, entry, holderOf(resource, entry), 'annotations'),
              },
            ],
      };
    }
  },
});

function holderOf(resource: Resource, { isPod }: MetadataEntry) {
  const pod = podOf(resource);
  return isPod && pod?.kind === 'map' ? pod : resource.root;
}
