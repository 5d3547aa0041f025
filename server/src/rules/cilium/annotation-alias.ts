import { replaceText } from '../../yaml/edit.ts';
import { defineRule } from '../rule.ts';
import { ANNOTATED_KINDS, ANNOTATION_ALIASES, metadataEntries } from './shared/annotations.ts';

/** Old names still work; the documentation no longer has them (pkg/annotation/k8s.go, …Alias). */
export const annotationAlias = defineRule({
  id: 'cilium/annotation-alias',
  title: 'Write annotations with their present names',
  severity: 'information',
  kinds: ANNOTATED_KINDS,
  fixable: 'safe',
  upstream: ['CIL-ANN-002'],
  *check(resource) {
    for (const { pair, name, map } of metadataEntries(resource, 'annotations')) {
      const current = ANNOTATION_ALIASES.get(name);
      if (current === undefined) continue;
      const isTaken = map.pairs.some((other) => other.name === current);
      yield {
        at: pair.key,
        message: `"${name}" is the old name of "${current}". ${isTaken ? 'Remove it.' : 'Write the new one.'}`,
        tag: 'deprecated',
        fixes: isTaken
          ? []
          : [
              {
                title: `Change to "${current}"`,
                kind: 'safe',
                edits: () => [replaceText(resource.document, pair.key, current)],
              },
            ],
      };
    }
  },
});
