import { parentReferences } from '../../workspace/gateway-routes.ts';
import { child, findPair } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { isEmptyList } from '../shared/texts.ts';

/**
 * A route of a Service takes all requests for that Service; what `hostnames` adds to that is left open, and Cilium for one
 * ignores it. Source: GEP-1294 (GAMMA), route binding.
 */
export const meshRouteHostnames = defineRule({
  id: 'gateway-api/mesh-route-hostnames',
  title: 'Match hosts by header in routes of a mesh',
  severity: 'information',
  kinds: ['HTTPRoute.gateway.networking.k8s.io', 'GRPCRoute.gateway.networking.k8s.io'],
  upstream: ['GW-MESH-004'],
  *check(route) {
    const parents = parentReferences(route);
    const spec = child(route.root, 'spec');
    const pair = findPair(spec, 'hostnames');
    if (pair === undefined || isEmptyList(child(spec, 'hostnames')) || parents.length === 0) return;
    if (parents.some(({ kind, group }) => kind !== 'Service' || group !== '')) return;
    yield {
      at: pair.key,
      message:
        '"hostnames" has no defined meaning in a route whose parent is a Service. Remove it, or match the header "Host".',
    };
  },
});
