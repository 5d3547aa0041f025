import { closest } from '../../util/closest.ts';
import { replaceText } from '../../yaml/edit.ts';
import { defineRule } from '../rule.ts';
import { ANNOTATED_KINDS, metadataEntries } from './shared/annotations.ts';
import { ANNOTATION_KEYS, hasCiliumPrefix } from './shared/annotation-keys.ts';

/** Nobody refuses an annotation that nobody reads (pkg/annotation/k8s.go has the list). */
export const annotationUnknown = defineRule({
  id: 'cilium/annotation-unknown',
  title: 'Use annotations that Cilium knows',
  severity: 'warning',
  kinds: ANNOTATED_KINDS,
  fixable: 'suggestion',
  upstream: ['CIL-ANN-007'],
  *check(resource) {
    for (const { pair, name, map } of metadataEntries(resource, 'annotations')) {
      if (!name.includes('cilium.io/') || ANNOTATION_KEYS.has(name)) continue;
      const near = closest(name, ANNOTATION_KEYS.keys());
      // Other prefixes of the group (ingress.cilium.io) have lists of their own.
      if (near === undefined && !hasCiliumPrefix(name)) continue;
      const isTaken = near !== undefined && map.pairs.some((other) => other.name === near);
      yield {
        at: pair.key,
        message:
          `Cilium knows no annotation "${name}", so it does nothing. ` +
          (near === undefined ? 'Correct or remove it.' : `Write "${near}".`),
        fixes:
          near === undefined || isTaken
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
  },
});
