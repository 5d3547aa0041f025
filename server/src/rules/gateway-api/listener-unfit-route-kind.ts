import { allowedKinds, kindsCarriedBy, listenersOf } from '../../workspace/gateway-listeners.ts';
import { LISTENER_KINDS, ROUTE_KINDS } from '../../workspace/gateway-routes.ts';
import { toKindKey } from '../../resources/kinds.ts';
import { defineRule } from '../rule.ts';
import { nearestFixes } from '../shared/rename-fix.ts';

/**
 * The routes that a listener lists under `allowedRoutes.kinds` are to fit its protocol: others get it the status
 * InvalidRouteKinds. Implementations may support kinds of their own. Source: Gateway API, AllowedRoutes.kinds.
 */
export const listenerUnfitRouteKind = defineRule({
  id: 'gateway-api/listener-unfit-route-kind',
  title: "Allow kinds of routes that fit the listener's protocol",
  severity: 'error',
  kinds: LISTENER_KINDS,
  fixable: 'suggestion',
  upstream: ['GW-REF:listener-route-kind-invalid', 'GW-GTW-016'],
  *check(gateway, { settings }) {
    for (const listener of listenersOf(gateway)) {
      const carried = kindsCarriedBy(listener);
      if (carried === undefined) continue;
      for (const { node, group, kind } of allowedKinds(listener)) {
        const isRoute = ROUTE_KINDS.includes(toKindKey(group, kind));
        const isOurs = group === 'gateway.networking.k8s.io';
        if (isRoute ? carried.includes(kind) : !isOurs && settings.workspace === 'open') continue;
        yield {
          at: node,
          severity: settings.workspace === 'closed' ? 'error' : isRoute ? 'warning' : 'information',
          message: isRoute
            ? `Routes of kind "${kind}" cannot pass through a listener for "${listener.protocol ?? ''}". It takes ${carried.map((name) => `"${name}"`).join(' and ')}.`
            : `"${kind}" is no kind of route. A listener for "${listener.protocol ?? ''}" takes ${carried.map((name) => `"${name}"`).join(' and ')}.`,
          fixes: isRoute ? [] : nearestFixes(gateway, node, carried),
        };
      }
    }
  },
});
