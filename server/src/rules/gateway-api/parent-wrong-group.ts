import { ROUTE_KINDS } from '../../workspace/gateway-routes.ts';
import { insertPair, removePair, replaceText } from '../../yaml/edit.ts';
import type { MapNode, ScalarNode } from '../../yaml/nodes.ts';
import { findPair, scalar, select } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';

/**
 * The group of a parent is `gateway.networking.k8s.io` unless written: a Service needs `group: ""`, or the reference leads
 * nowhere and the route stays without status. `core` is no group; Linkerd, and Cilium since 2025, take it for "". Source:
 * Gateway API, ParentReference; GEP-1294 (GAMMA).
 */
export const parentWrongGroup = defineRule({
  id: 'gateway-api/parent-wrong-group',
  title: "Name the group that a route's parent belongs to",
  severity: 'warning',
  kinds: ROUTE_KINDS,
  fixable: 'suggestion',
  upstream: ['GW-MESH-001', 'GW-MESH-002', 'GW-MESH-003'],
  *check(route) {
    for (const map of select(route.root, 'spec.parentRefs[*]')) {
      const kind = scalar(map, 'kind');
      const group = scalar(map, 'group');
      if (map.kind !== 'map' || (group === undefined && findPair(map, 'group') !== undefined)) continue;
      if (kind?.text === 'Service') yield* checkService(route, map, kind, group);
      else if ((kind === undefined || kind.text === 'Gateway') && group !== undefined) {
        yield* checkGateway(route, group);
      }
    }
  },
});

function* checkService(
  { document }: Resource,
  map: MapNode,
  kind: ScalarNode,
  group: ScalarNode | undefined,
): Iterable<Finding> {
  if (group?.text === 'core') {
    yield {
      at: group,
      severity: 'information',
      message: 'There is no group "core": not every implementation takes it for that of Services. Write "".',
      upstream: ['GW-MESH-002'],
      fixes: [{ title: 'Change to ""', kind: 'suggestion', edits: () => [replaceText(document, group, '')] }],
    };
  } else if (group === undefined || group.text === 'gateway.networking.k8s.io' || group.text === 'v1') {
    const written = group === undefined ? 'Without a group it is taken for' : 'It is written as';
    yield {
      at: group ?? kind,
      message: `"Service" is of the core group. ${written} one of group "${group?.text ?? 'gateway.networking.k8s.io'}", and the route takes no requests. Set "group" to "".`,
      upstream: ['GW-MESH-001'],
      fixes: [
        {
          title: 'Set "group" to ""',
          kind: 'suggestion',
          edits: () => [
            group === undefined
              ? insertPair(document, map, { key: 'group', value: '""', before: kind.pair })
              : replaceText(document, group, ''),
          ],
        },
      ],
    };
  }
}

function* checkGateway({ document }: Resource, group: ScalarNode): Iterable<Finding> {
  if (!['', 'core', 'networking.k8s.io'].includes(group.text)) return;
  const { pair } = group;
  yield {
    at: group,
    message: `Group "${group.text}" has no Gateway, so the route takes no requests. Remove "group", or write "gateway.networking.k8s.io".`,
    upstream: ['GW-MESH-003'],
    fixes:
      pair === undefined
        ? []
        : [{ title: 'Remove "group"', kind: 'suggestion', edits: () => [removePair(document, pair)] }],
  };
}
