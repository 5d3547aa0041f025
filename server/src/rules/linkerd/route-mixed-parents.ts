import { linkerdParents } from '../../workspace/linkerd-routes.ts';
import { defineRule } from '../rule.ts';
import { GRPC_ROUTE, HTTP_ROUTE, LINKERD_HTTP_ROUTE } from './shared/kinds.ts';

/** A route of a Server is for policies where requests arrive, one of a Service for routing where they start. */
export const routeMixedParents = defineRule({
  id: 'linkerd/route-mixed-parents',
  title: 'Attach a route either to Servers or to Services',
  severity: 'warning',
  kinds: [LINKERD_HTTP_ROUTE, HTTP_ROUTE, GRPC_ROUTE],
  upstream: ['L5D-HR-011'],
  *check(route) {
    const parents = linkerdParents(route);
    const server = parents.find(({ kind }) => kind === 'Server');
    const other = parents.find(({ kind }) => kind === 'Service' || kind === 'EgressNetwork');
    if (server === undefined || other === undefined) return;
    yield {
      at: other.name,
      message:
        `"${other.name.text}" is a ${other.kind}, whose routes direct requests of clients, and "${server.name.text}" a Server, ` +
        'whose routes carry policies. Write a route for each.',
    };
  },
});
