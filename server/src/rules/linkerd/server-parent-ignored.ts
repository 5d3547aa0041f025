import { linkerdParents } from '../../workspace/linkerd-routes.ts';
import { removePair } from '../../yaml/edit.ts';
import { findPair, scalar } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { GRPC_ROUTE, HTTP_ROUTE, LINKERD_HTTP_ROUTE } from './shared/kinds.ts';

/** Source: policy-controller, k8s/index/src/routes, `InboundParentRef`: what it cannot use it leaves out. */
export const serverParentIgnored = defineRule({
  id: 'linkerd/server-parent-ignored',
  title: 'Name a Server of the own namespace as a parent, and nothing else of it',
  severity: 'warning',
  kinds: [LINKERD_HTTP_ROUTE, HTTP_ROUTE, GRPC_ROUTE],
  fixable: 'suggestion',
  upstream: ['L5D-HR-002', 'L5D-HR-003'],
  *check(route) {
    for (const { map, kind, name, namespace } of linkerdParents(route)) {
      if (kind !== 'Server') continue;
      for (const field of ['port', 'sectionName']) {
        const pair = findPair(map, field);
        if (pair === undefined || pair.value.masked) continue;
        yield {
          at: pair.key,
          upstream: ['L5D-HR-002'],
          message: `"${field}" means nothing for Server "${name.text}", which stands for one port, and Linkerd ignores such a parent. Remove it.`,
          fixes: [
            {
              title: `Remove "${field}"`,
              kind: 'suggestion',
              edits: () => [removePair(route.document, pair)],
            },
          ],
        };
      }
      const own = scalar(route.root, 'metadata.namespace');
      const written = scalar(map, 'namespace');
      if (own === undefined || written === undefined || namespace === own.text) continue;
      yield {
        at: written,
        upstream: ['L5D-HR-003'],
        message: `Server "${name.text}" of namespace "${namespace}" takes routes of its own namespace only, so this one is ignored. Move the route to "${namespace}".`,
      };
    }
  },
});
