import { LISTENER_KINDS } from '../../workspace/gateway-routes.ts';
import { insertPair, replaceText } from '../../yaml/edit.ts';
import { findPair, scalar, select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

const QUERIES = ['spec.listeners[*].allowedRoutes.namespaces', 'spec.allowedListeners.namespaces'];

/**
 * `selector` counts only beside `from: Selector`; without `from`, listeners take routes of their own namespace only.
 * `from: Selector` without a selector takes none. Source: Gateway API, RouteNamespaces.
 */
export const namespaceSelectorIgnored = defineRule({
  id: 'gateway-api/namespace-selector-ignored',
  title: 'Write "selector" together with "from: Selector"',
  severity: 'warning',
  kinds: LISTENER_KINDS,
  fixable: 'suggestion',
  upstream: ['GW-GTW-011'],
  judgesAbsence: true,
  *check({ root, document }) {
    for (const map of QUERIES.flatMap((query) => select(root, query))) {
      if (map.kind !== 'map') continue;
      const selector = findPair(map, 'selector');
      const fromPair = findPair(map, 'from');
      const from = scalar(map, 'from');
      if (fromPair !== undefined && from === undefined) continue;
      if (selector === undefined) {
        if (from?.text !== 'Selector') continue;
        yield {
          at: from,
          message:
            'Nothing is selected: "from: Selector" stands without "selector". Add it, or change "from".',
        };
      } else if (from?.text !== 'Selector') {
        yield {
          at: selector.key,
          message: `"selector" is ignored, because "from" is ${from === undefined ? 'not set' : `"${from.text}"`}. Set "from" to "Selector".`,
          fixes: [
            {
              title: 'Set "from" to "Selector"',
              kind: 'suggestion',
              edits: () => [
                from === undefined
                  ? insertPair(document, map, { key: 'from', value: 'Selector', before: selector })
                  : replaceText(document, from, 'Selector'),
              ],
            },
          ],
        };
      }
    }
  },
});
