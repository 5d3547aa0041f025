import { linkerdParents } from '../../workspace/linkerd-routes.ts';
import { insertPair } from '../../yaml/edit.ts';
import { select } from '../../yaml/select.ts';
import { defineRule, type Fix, type Resource } from '../rule.ts';
import { LINKERD_HTTP_ROUTE } from './shared/kinds.ts';
import type { MapNode } from '../../yaml/nodes.ts';

/**
 * The CRD fills in `kind: Gateway` and `group: policy.linkerd.io`, a kind that does not exist: it took the
 * default of the Gateway API along when it was copied.
 */
export const routeParentDefault = defineRule({
  id: 'linkerd/route-parent-default',
  title: "Write the kind and the group of a route's parent",
  severity: 'warning',
  kinds: [LINKERD_HTTP_ROUTE],
  fixable: 'suggestion',
  upstream: ['L5D-HR-001'],
  judgesAbsence: true,
  *check(route) {
    for (const { map, name, kind } of linkerdParents(route)) {
      if (kind !== undefined) continue;
      const isKindWritten = select(map, 'kind').length > 0;
      const isGroupWritten = select(map, 'group').length > 0;
      if (isKindWritten && isGroupWritten) continue;
      const kindText = isKindWritten ? kindOf(map) : 'Gateway';
      const groupText = isGroupWritten ? 'the group that is written' : 'group "policy.linkerd.io"';
      yield {
        at: name,
        message:
          `Parent "${name.text}" is taken for a ${kindText} of ${groupText}, which does not exist, so the route is ignored. ` +
          'Write "kind" and "group": Server of policy.linkerd.io, or Service of the core group.',
        fixes: isKindWritten && kindText !== 'Service' ? [] : fixesFor(route, map, isKindWritten),
        hasPreferredFix: isKindWritten,
      };
    }
  },
});

function kindOf(map: MapNode): string {
  const node = select(map, 'kind')[0];
  return node?.kind === 'scalar' ? node.text : '';
}

function fixesFor({ document }: Resource, map: MapNode, isKindWritten: boolean): Fix[] {
  const first = map.pairs[0];
  const core: Fix = {
    title: 'Set the core group, for a Service',
    kind: 'suggestion',
    edits: () => [insertPair(document, map, { key: 'group', value: "''", before: first })],
  };
  if (isKindWritten) return [core];
  // Another group belongs to another kind, which only the author knows.
  if (select(map, 'group').length > 0) return [];
  return [
    {
      title: 'Make it a Service',
      kind: 'suggestion',
      edits: () => [
        insertPair(document, map, { key: 'group', value: "''", before: first }),
        insertPair(document, map, { key: 'kind', value: 'Service', after: first }),
      ],
    },
    {
      title: 'Make it a Server',
      kind: 'suggestion',
      edits: () => [insertPair(document, map, { key: 'kind', value: 'Server', before: first })],
    },
  ];
}
