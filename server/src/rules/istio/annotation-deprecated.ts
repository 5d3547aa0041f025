import { ISTIO_ANNOTATIONS } from '../../resources/istio-annotations.ts';
import { replaceText } from '../../yaml/edit.ts';
import { child, findPair } from '../../yaml/select.ts';
import { defineRule, type Fix, type Resource } from '../rule.ts';
import { moveMetadataEntry, type MetadataEntry } from '../shared/pod-metadata.ts';
import { ANNOTATED_KINDS, metadataEntries, upstreamOf } from './shared/metadata-entries.ts';

const DEPRECATED: ReadonlyMap<string, string | undefined> = new Map(
  ISTIO_ANNOTATIONS.filter(({ deprecated }) => deprecated).map(({ name, replacement }) => [
    name,
    replacement,
  ]),
);
/** This one became a label, so that the API server itself picks the Pods to inject. */
const INJECT = 'sidecar.istio.io/inject';

/** Source: istioctl IST0135; istio.io/api, annotation/annotations.yaml. */
export const annotationDeprecated = defineRule({
  id: 'istio/annotation-deprecated',
  title: 'Replace annotations that Istio deprecated',
  severity: 'information',
  kinds: ANNOTATED_KINDS,
  fixable: 'suggestion',
  upstream: ['IST0135'],
  *check(resource) {
    for (const entry of metadataEntries(resource, 'annotations')) {
      if (!DEPRECATED.has(entry.name)) continue;
      const replacement = DEPRECATED.get(entry.name);
      const isInject = entry.name === INJECT;
      if (isInject && findPair(child(child(entry.holder, 'metadata'), 'labels'), INJECT) !== undefined)
        continue;
      yield {
        at: entry.pair.key,
        upstream: upstreamOf(resource, entry, 'IST0135'),
        tag: 'deprecated',
        message: isInject
          ? `"${INJECT}" is deprecated as an annotation. Write it as a label.`
          : replacement === undefined
            ? `"${entry.name}" is deprecated. Use the Telemetry or ProxyConfig API instead.`
            : `"${entry.name}" is deprecated. Write "${replacement}".`,
        fixes: fixesFor(resource, entry, replacement),
      };
    }
  },
});

function fixesFor(resource: Resource, entry: MetadataEntry, replacement: string | undefined): Fix[] {
  if (entry.name === INJECT) {
    return [
      {
        title: 'Move it to "labels"',
        kind: 'suggestion',
        edits: () => moveMetadataEntry(resource, entry, entry.holder, 'labels'),
      },
    ];
  }
  if (replacement === undefined) return [];
  return [
    {
      title: `Change to "${replacement}"`,
      kind: 'suggestion',
      edits: () => [replaceText(resource.document, entry.pair.key, replacement)],
    },
  ];
}
