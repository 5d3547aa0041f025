import { podOf, WORKLOAD_KINDS } from '../../resources/workload.ts';
import { moveMetadataEntry } from '../shared/pod-metadata.ts';
import { defineRule } from '../rule.ts';
import { currentName, metadataEntries } from './shared/annotations.ts';
import { ANNOTATION_KEYS } from './shared/annotation-keys.ts';

/** The agent reads these from the Pod, and a workload hands its Pods the template's metadata, not its own. */
export const annotationOnWorkload = defineRule({
  id: 'cilium/annotation-on-workload',
  title: "Annotate the Pod template where Cilium reads the Pod's annotations",
  severity: 'warning',
  kinds: WORKLOAD_KINDS.filter((kind) => kind !== 'Pod'),
  fixable: 'suggestion',
  upstream: ['CIL-ANN-012'],
  *check(resource) {
    const pod = podOf(resource);
    const entries = metadataEntries(resource, 'annotations');
    for (const entry of entries) {
      if (entry.isPod || ANNOTATION_KEYS.get(currentName(entry.name))?.isOfPods !== true) continue;
      const isTaken = entries.some((other) => other.isPod && other.name === entry.name);
      yield {
        at: entry.pair.key,
        message:
          `"${entry.name}" is read from Pods, and the ${resource.kind} does not pass its own annotations on. ` +
          `Write it in the Pod template.`,
        fixes:
          isTaken || pod?.kind !== 'map'
            ? []
            : [
                {
                  title: 'Move to the Pod template',
                  kind: 'suggestion',
                  edits: () => moveMetadataEntry(resource, entry, pod, 'annotations'),
                },
              ],
      };
    }
  },
});
