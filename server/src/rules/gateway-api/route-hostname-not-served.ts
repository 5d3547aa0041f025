import { attachmentsOf } from '../../workspace/gateway-attachment.ts';
import { LISTENER_KINDS, ROUTE_KINDS } from '../../workspace/gateway-routes.ts';
import { select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

/**
 * A route is reached by the hosts that it and a listener have in common; where there are none, its status says
 * NoMatchingListenerHostname. `*.example.com` does not stand for `example.com`. Source: Gateway API, Hostname.
 */
export const routeHostnameNotServed = defineRule({
  id: 'gateway-api/route-hostname-not-served',
  title: 'Name hosts that a listener of the Gateway serves',
  severity: 'error',
  kinds: ROUTE_KINDS,
  reads: [...LISTENER_KINDS, 'Namespace'],
  upstream: ['GW-REF:no-matching-listener-hostname'],
  *check(route, { index }) {
    const [first] = select(route.root, 'spec.hostnames[*]');
    if (first === undefined) return;
    for (const { owner, listeners, refusal } of attachmentsOf(index, route)) {
      if (refusal !== 'hostname') continue;
      const served = listeners.flatMap(({ hostname }) => hostname ?? []);
      const hosts = [...new Set(served.map(({ text }) => `"${text}"`))].join(', ');
      const isNearMiss = served.some(({ text }) => text === `*.${first.kind === 'scalar' ? first.text : ''}`);
      yield {
        at: first,
        message:
          `No host of this route is served by a listener of ${owner.kind} "${owner.name}" that takes it: they serve ${hosts}` +
          `${isNearMiss ? ', which does not include the bare domain' : ''}. Change the hosts here or on a listener.`,
        related: served.slice(0, 5).map((node) => ({
          document: owner.document,
          span: node,
          message: `Host of a listener of ${owner.kind} "${owner.namespace}/${owner.name}"`,
        })),
      };
    }
  },
});
