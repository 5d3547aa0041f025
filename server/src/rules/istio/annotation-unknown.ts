import { ISTIO_ANNOTATIONS } from '../../resources/istio-annotations.ts';
import { ISTIO_LABELS } from '../../resources/istio-labels.ts';
import { closest } from '../../util/closest.ts';
import { replaceText } from '../../yaml/edit.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { moveMetadataEntry, type MetadataEntry } from '../shared/pod-metadata.ts';
import { ANNOTATED_KINDS, isIstioName, metadataEntries, upstreamOf } from './shared/metadata-entries.ts';

const ANNOTATIONS: ReadonlySet<string> = new Set(ISTIO_ANNOTATIONS.map(({ name }) => name));
const LABELS: ReadonlySet<string> = new Set(ISTIO_LABELS.map(({ name }) => name));

/** Names that Istio's own tools write for themselves. */
const INTERNAL = /^(?:internal|operator|install\.operator)\.istio\.io\//;

/** Source: istioctl IST0108; https://istio.io/latest/docs/reference/config/annotations/. */
export const annotationUnknown = defineRule({
  id: 'istio/annotation-unknown',
  title: 'Use annotations that Istio reads',
  severity: 'warning',
  kinds: ANNOTATED_KINDS,
  fixable: 'suggestion',
  upstream: ['IST0108'],
  *check(resource) {
    for (const entry of metadataEntries(resource, 'annotations')) {
      const { name } = entry;
      const isOurs = isIstioName(name) || name === 'istio-injection';
      if (!isOurs || ANNOTATIONS.has(name) || INTERNAL.test(name)) continue;
      yield LABELS.has(name) ? labelAsAnnotation(resource, entry) : unknown(resource, entry);
    }
  },
});

function labelAsAnnotation(resource: Resource, entry: MetadataEntry): Finding {
  return {
    at: entry.pair.key,
    upstream: upstreamOf(resource, entry, 'IST0108'),
    message: `"${entry.name}" is a label, which Istio does not read as an annotation. Move it to "labels".`,
    fixes: [
      {
        title: 'Move it to "labels"',
        kind: 'suggestion',
        edits: () => moveMetadataEntry(resource, entry, entry.holder, 'labels'),
      },
    ],
  };
}

function unknown(resource: Resource, entry: MetadataEntry): Finding {
  const { pair, name } = entry;
  const near = closest(name, [...ANNOTATIONS, ...LABELS]);
  return {
    at: pair.key,
    upstream: upstreamOf(resource, entry, 'IST0108'),
    message: `"${name}" is no annotation that Istio knows. ${near === undefined ? 'Remove it, or correct its name.' : `Write "${near}".`}`,
    fixes:
      near === undefined
        ? []
        : [
            {
              title: `Change to "${near}"`,
              kind: 'suggestion',
              edits: () => [replaceText(resource.document, pair.key, near)],
            },
          ],
  };
}
