import { attachmentsOf, sectionOf } from '../../workspace/gateway-attachment.ts';
import { LISTENER_KINDS, ROUTE_KINDS } from '../../workspace/gateway-routes.ts';
import { defineRule } from '../rule.ts';
import { titleRelated } from '../shared/related.ts';

/**
 * A listener takes the routes that its protocol carries and that `allowedRoutes.kinds` lists; others get the status
 * NotAllowedByListeners. Source: Gateway API, AllowedRoutes and ProtocolType.
 */
export const routeKindNotAllowed = defineRule({
  id: 'gateway-api/route-kind-not-allowed',
  title: 'Attach routes to listeners that take their kind',
  severity: 'error',
  kinds: ROUTE_KINDS,
  reads: LISTENER_KINDS,
  upstream: ['GW-REF:route-kind-not-allowed'],
  *check(route, { index }) {
    for (const { parent, owner, listeners, refusal } of attachmentsOf(index, route)) {
      if (refusal !== 'kind') continue;
      const protocols = [...new Set(listeners.flatMap(({ protocol }) => protocol ?? []))];
      const section = sectionOf(parent);
      yield {
        at: parent.name,
        message:
          `No listener of ${owner.kind} "${owner.name}"${section === undefined ? '' : ` named "${section}"`} takes routes of kind "${route.kind}" ` +
          `(protocol ${protocols.map((protocol) => `"${protocol}"`).join(', ')}). Attach the route to another listener, or change ` +
          'its protocol or "allowedRoutes.kinds".',
        related: [titleRelated(owner, `${owner.kind} "${owner.namespace}/${owner.name}"`)],
      };
    }
  },
});
