import { ISTIO_ANNOTATIONS, type AnnotationForm } from '../../resources/istio-annotations.ts';
import { replaceSource } from '../../yaml/edit.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { resolveAlias } from '../../yaml/nodes.ts';
import { defineRule, type Finding } from '../rule.ts';
import { anchor } from '../shared/anchor.ts';
import { annotationValueFault } from './shared/annotation-values.ts';
import { ANNOTATED_KINDS, metadataEntries, upstreamOf } from './shared/metadata-entries.ts';

const FORMS: ReadonlyMap<string, AnnotationForm | undefined> = new Map(
  ISTIO_ANNOTATIONS.map(({ name, form }) => [name, form]),
);

/** Source: istioctl IST0125; Kubernetes takes strings only. */
export const annotationInvalidValue = defineRule({
  id: 'istio/annotation-invalid-value',
  title: 'Write annotation values that Istio can read',
  severity: 'error',
  kinds: ANNOTATED_KINDS,
  fixable: 'safe',
  upstream: ['IST0125'],
  *check(resource) {
    for (const entry of metadataEntries(resource, 'annotations')) {
      const { pair, name } = entry;
      if (!FORMS.has(name)) continue;
      const value = resolveAlias(pair.value);
      if (value?.kind !== 'scalar' || value.masked || value.value === null) continue;
      if (typeof value.value !== 'string') {
        yield {
          at: value,
          upstream: [],
          message: `"${value.text}" is no text, and annotations are texts. Put it in quotes.`,
          fixes: [
            {
              title: 'Put it in quotes',
              kind: 'safe',
              edits: () => [replaceSource(resource.document, value, JSON.stringify(value.text))],
            },
          ],
        };
        continue;
      }
      yield* checkForm(value, FORMS.get(name), upstreamOf(resource, entry, 'IST0125'));
    }
  },
});

function* checkForm(
  value: ScalarNode,
  form: AnnotationForm | undefined,
  upstream: readonly string[],
): Iterable<Finding> {
  const fault = form === undefined ? undefined : annotationValueFault(value.text, form);
  if (fault === undefined) return;
  yield {
    at: anchor(value),
    severity: 'warning',
    upstream,
    message: `"${shorten(value.text)}" is no valid value: ${fault}.`,
  };
}

function shorten(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
