import { ISTIO_ANNOTATIONS } from '../../resources/istio-annotations.ts';
import { podOf } from '../../resources/workload.ts';
import { findPair, child } from '../../yaml/select.ts';
import { defineRule, type Fix, type Resource } from '../rule.ts';
import { moveMetadataEntry, type MetadataEntry } from '../shared/pod-metadata.ts';
import { ANNOTATED_KINDS, metadataEntries, upstreamOf } from './shared/metadata-entries.ts';

const KINDS_OF: ReadonlyMap<string, readonly string[]> = new Map(
  ISTIO_ANNOTATIONS.map(({ name, kinds }) => [name, kinds]),
);

/** Source: istioctl IST0107; istio.io/api, annotation/annotations.yaml. */
export const annotationMisplaced = defineRule({
  id: 'istio/annotation-misplaced',
  title: 'Write an annotation where Istio reads it',
  severity: 'warning',
  kinds: ANNOTATED_KINDS,
  fixable: 'suggestion',
  upstream: ['IST0107'],
  *check(resource) {
    for (const entry of metadataEntries(resource, 'annotations')) {
      const wanted = KINDS_OF.get(entry.name);
      if (wanted === undefined || wanted.includes('Any') || entry.kinds.some((kind) => wanted.includes(kind)))
        continue;
      // Istio reads the class of an Ingress on Gateways of old as well.
      if (entry.name === 'kubernetes.io/ingress.class' && entry.kinds.includes('Gateway')) continue;
      const template = wanted.includes('Pod') ? podOf(resource) : undefined;
      const hasTwin = findPair(child(child(template, 'metadata'), 'annotations'), entry.name) !== undefined;
      if (hasTwin && template !== resource.root) continue;
      yield {
        at: entry.pair.key,
        upstream: upstreamOf(resource, entry, 'IST0107'),
        message:
          template === undefined
            ? `"${entry.name}" has no effect on a ${entry.kinds[0] ?? ''}. Write it on a ${wanted.join(' or ')}.`
            : `"${entry.name}" has no effect here: Istio reads it on Pods. Move it to the annotations of the template.`,
        fixes: template?.kind === 'map' ? [moveToTemplate(resource, entry, template)] : [],
      };
    }
  },
});

function moveToTemplate(
  resource: Resource,
  entry: MetadataEntry,
  template: Parameters<typeof moveMetadataEntry>[2],
): Fix {
  return {
    title: 'Move it to the template',
    kind: 'suggestion',
    edits: () => moveMetadataEntry(resource, entry, template, 'annotations'),
  };
}
