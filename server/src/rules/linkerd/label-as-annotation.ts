import { entriesOf, moveMetadataEntry } from '../shared/pod-metadata.ts';
import { child, findPair } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

const LABELS: ReadonlyMap<string, string> = new Map([
  ['mirror.linkerd.io/exported', 'Service'],
  ['mirror.linkerd.io/federated', 'Service'],
  ['config.linkerd.io/admission-webhooks', 'Namespace'],
]);

/** Services are chosen for other clusters, and Namespaces for webhooks, by label selectors. */
export const labelAsAnnotation = defineRule({
  id: 'linkerd/label-as-annotation',
  title: 'Write labels of Linkerd as labels, not as annotations',
  severity: 'warning',
  kinds: ['Service', 'Namespace'],
  fixable: 'suggestion',
  upstream: ['L5D-ANN-060'],
  *check(resource) {
    for (const entry of entriesOf(resource, 'annotations')) {
      if (LABELS.get(entry.name) !== resource.kind) continue;
      const labels = child(child(resource.root, 'metadata'), 'labels');
      const isTaken = findPair(labels, entry.name) !== undefined;
      yield {
        at: entry.pair.key,
        message: `Linkerd selects ${resource.kind}s by the label "${entry.name}", not by an annotation. Move it to "labels".`,
        fixes: isTaken
          ? []
          : [
              {
                title: 'Move to "labels"',
                kind: 'suggestion',
                edits: () => moveMetadataEntry(resource, entry, resource.root, 'labels'),
              },
            ],
      };
    }
  },
});
