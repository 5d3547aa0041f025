import { linkerdParents } from '../../workspace/linkerd-routes.ts';
import { entriesOf } from '../shared/pod-metadata.ts';
import { defineRule } from '../rule.ts';
import { GRPC_ROUTE, HTTP_ROUTE, LINKERD_HTTP_ROUTE } from './shared/kinds.ts';
import { RETRY_AND_TIMEOUT_KEYS } from './shared/outbound-keys.ts';

/** Retries and timeouts are the client's: routes of a Server are read by the server's proxy only. */
export const annotationOnInboundRoute = defineRule({
  id: 'linkerd/annotation-on-inbound-route',
  title: 'Write retries and timeouts on routes of a Service, not of a Server',
  severity: 'warning',
  kinds: [HTTP_ROUTE, GRPC_ROUTE, LINKERD_HTTP_ROUTE],
  upstream: ['L5D-ANN-012'],
  *check(route) {
    const parents = linkerdParents(route);
    if (parents.length === 0 || parents.some(({ kind }) => kind !== 'Server')) return;
    for (const { pair, name } of entriesOf(route, 'annotations')) {
      if (!RETRY_AND_TIMEOUT_KEYS.has(name)) continue;
      yield {
        at: pair.key,
        message:
          `"${name}" is for proxies of clients, and this route belongs to Server "${parents[0]?.name.text ?? ''}", ` +
          'which clients do not ask. Write it on the Service or on a route with the Service as its parent.',
      };
    }
  },
});
