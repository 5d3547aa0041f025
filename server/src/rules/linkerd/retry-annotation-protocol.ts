import { entriesOf } from '../shared/pod-metadata.ts';
import { defineRule } from '../rule.ts';
import { GRPC_ROUTE, HTTP_ROUTE, LINKERD_HTTP_ROUTE } from './shared/kinds.ts';

const HTTP = 'retry.linkerd.io/http';
const GRPC = 'retry.linkerd.io/grpc';

/** The controller reads the conditions of HTTP from HTTPRoutes and those of gRPC from GRPCRoutes. */
export const retryAnnotationProtocol = defineRule({
  id: 'linkerd/retry-annotation-protocol',
  title: "Write retry conditions of the route's own protocol",
  severity: 'warning',
  kinds: [HTTP_ROUTE, GRPC_ROUTE, LINKERD_HTTP_ROUTE],
  upstream: ['L5D-ANN-013'],
  *check(route) {
    const wrong = route.key === GRPC_ROUTE ? HTTP : GRPC;
    const right = route.key === GRPC_ROUTE ? GRPC : HTTP;
    for (const { pair, name } of entriesOf(route, 'annotations')) {
      if (name !== wrong) continue;
      yield {
        at: pair.key,
        message: `"${wrong}" has no effect on ${route.kind}s, which are retried by "${right}". Write the conditions there.`,
      };
    }
  },
});
