import { parentReferences, ROUTE_KINDS } from '../../workspace/gateway-routes.ts';
import { insertPair, replaceText } from '../../yaml/edit.ts';
import { findPair } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

/**
 * A parent's namespace has a field of its own: no object has a slash in its name. Source: Gateway API, ParentReference;
 * Istio's VirtualService does write `namespace/name`.
 */
export const parentNameWithNamespace = defineRule({
  id: 'gateway-api/parent-name-with-namespace',
  title: "Write a parent's namespace in its own field",
  severity: 'warning',
  kinds: ROUTE_KINDS,
  fixable: 'suggestion',
  upstream: ['GW-HR-042'],
  *check(route) {
    for (const { map, name } of parentReferences(route)) {
      const [namespace, bare, ...rest] = name.text.split('/');
      if (namespace === undefined || bare === undefined) continue;
      const own = findPair(map, 'namespace');
      const isPlain = namespace !== '' && bare !== '' && rest.length === 0;
      yield {
        at: name,
        message: `"${name.text}" is no name of an object. Write the bare name, and its namespace in "namespace".`,
        fixes:
          isPlain && own === undefined
            ? [
                {
                  title: `Split into name "${bare}" and namespace "${namespace}"`,
                  kind: 'suggestion',
                  edits: () => [
                    replaceText(route.document, name, bare),
                    insertPair(route.document, map, { key: 'namespace', value: namespace, after: name.pair }),
                  ],
                },
              ]
            : [],
      };
    }
  },
});
