import type { KindKey } from '../../resources/kinds.ts';
import type { Resource } from '../../resources/resource.ts';
import { linkerdParents, type LinkerdParent } from '../../workspace/linkerd-routes.ts';
import { LINKERD_ROUTE_KINDS, routesOf } from '../../workspace/linkerd-routes-of.ts';
import { titleRelated } from '../shared/related.ts';
import { defineRule } from '../rule.ts';

/**
 * The first kind of these that a Service has routes of is used (Gateway API, GEP-1426, route types; Linkerd's
 * policy-controller, k8s/status, `RouteConflicted`).
 */
const PRECEDENCE = ['GRPCRoute', 'HTTPRoute', 'TLSRoute', 'TCPRoute'];

export const routeConflict = defineRule({
  id: 'mesh/route-conflict',
  title: 'Attach routes of one kind to a Service',
  severity: 'warning',
  kinds: LINKERD_ROUTE_KINDS,
  reads: LINKERD_ROUTE_KINDS,
  upstream: ['L5D-REF:route-conflict'],
  *check(route, { index }) {
    for (const parent of linkerdParents(route)) {
      const { kind, name, namespace } = parent;
      if (kind === undefined || kind === 'Server') continue;
      const rival = routesOf(index, kind, { namespace, name: name.text }).find(
        (other) => isStronger(other.kind, route.key) && meetsAt(other, parent),
      );
      if (rival === undefined) continue;
      yield {
        at: name,
        message: `${rival.kind} "${rival.name}" is attached to the same ${kind} "${name.text}" and comes first, so a mesh ignores this route. Keep routes of one kind, or attach them to different ports.`,
        related: [titleRelated(rival, 'The route that is used')],
      };
    }
  },
});

function isStronger(kind: string, key: KindKey): boolean {
  const own = PRECEDENCE.indexOf(key.slice(0, key.indexOf('.')));
  const other = PRECEDENCE.indexOf(kind);
  return other !== -1 && other < own;
}

/** Whether a route is attached to the same port; a parent without one means all ports. */
function meetsAt(route: Resource, parent: LinkerdParent): boolean {
  return linkerdParents(route).some(
    ({ kind, name, namespace, port }) =>
      kind === parent.kind &&
      name.text === parent.name.text &&
      namespace === parent.namespace &&
      (port === undefined || parent.port === undefined || port.text === parent.port.text),
  );
}
