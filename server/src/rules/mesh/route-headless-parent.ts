import type { KindKey } from '../../resources/kinds.ts';
import { isLinkerdRoute, linkerdParents } from '../../workspace/linkerd-routes.ts';
import { LINKERD_ROUTE_KINDS } from '../../workspace/linkerd-routes-of.ts';
import { text } from '../../yaml/select.ts';
import { titleRelated } from '../shared/related.ts';
import { defineRule } from '../rule.ts';

/** Istio routes by host names, which a headless Service has as well; where these are, Istio is meant. */
const OF_ISTIO: readonly KindKey[] = [
  'VirtualService.networking.istio.io',
  'DestinationRule.networking.istio.io',
  'PeerAuthentication.security.istio.io',
  'AuthorizationPolicy.security.istio.io',
];

/**
 * Routes of a Service hold for its address, and a headless one has none (Gateway API, GEP-1426: a route is
 * attached to the frontend of a Service; Linkerd's policy-controller, k8s/status, `NoMatchingParent`).
 */
export const routeHeadlessParent = defineRule({
  id: 'mesh/route-headless-parent',
  title: 'Attach routes to Services with an address',
  severity: 'error',
  kinds: LINKERD_ROUTE_KINDS,
  reads: ['Service', ...OF_ISTIO],
  upstream: ['L5D-REF:parent-headless'],
  *check(route, { index }) {
    for (const { kind, name, namespace } of linkerdParents(route)) {
      const service = kind === 'Service' ? index.get('Service', namespace, name.text) : undefined;
      if (service === undefined || text(service.root, 'spec.clusterIP') !== 'None') continue;
      const isLinkerd = isLinkerdRoute(route);
      if (!isLinkerd && OF_ISTIO.some((key) => index.hasAny(key))) continue;
      yield {
        at: name,
        severity: isLinkerd ? 'error' : 'warning',
        message: `Service "${name.text}" is headless, so clients call its Pods and no route of the Service takes their requests. Name a Service with an address.`,
        related: [titleRelated(service, `Service "${service.name}"`)],
      };
    }
  },
});
