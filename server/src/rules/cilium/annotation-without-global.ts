import { insertPair } from '../../yaml/edit.ts';
import { defineRule } from '../rule.ts';
import { currentName, findAnnotation, metadataEntries, textOf } from './shared/annotations.ts';

const NEEDS_GLOBAL = new Set(['service.cilium.io/shared', 'service.cilium.io/affinity']);
const GLOBAL = 'service.cilium.io/global';

/** Only global Services are merged over clusters; what else is said of merging is ignored (pkg/annotation). */
export const annotationWithoutGlobal = defineRule({
  id: 'cilium/annotation-without-global',
  title: 'Make a Service global before it is shared or has an affinity',
  severity: 'warning',
  kinds: ['Service'],
  fixable: 'suggestion',
  judgesAbsence: true,
  upstream: ['CIL-ANN-004'],
  *check(service) {
    const entries = metadataEntries(service, 'annotations');
    const global = findAnnotation(entries, GLOBAL);
    // Any value is somebody's decision; whether it can be read is another rule's matter.
    if (global !== undefined && textOf(global)?.toLowerCase() !== 'false') return;
    // A global Service written as a label is told by another rule.
    if (metadataEntries(service, 'labels').some(({ name }) => currentName(name) === GLOBAL)) return;
    for (const { pair, name, map } of entries) {
      if (!NEEDS_GLOBAL.has(currentName(name))) continue;
      yield {
        at: pair.key,
        message: `"${name}" is ignored, because the Service is not global. Add "${GLOBAL}: 'true'", or remove it.`,
        fixes:
          global === undefined
            ? [
                {
                  title: 'Make the Service global',
                  kind: 'suggestion',
                  edits: () => [
                    insertPair(service.document, map, { key: GLOBAL, value: '"true"', after: pair }),
                  ],
                },
              ]
            : [],
      };
    }
  },
});
