import { concernsLinkerd } from '../../workspace/linkerd-routes.ts';
import { texts } from '../shared/texts.ts';
import { defineRule } from '../rule.ts';
import { GRPC_ROUTE, HTTP_ROUTE } from './shared/kinds.ts';

const UNSUPPORTED: ReadonlySet<string> = new Set(['RequestMirror', 'URLRewrite', 'ExtensionRef', 'CORS']);
const FILTERS = ['spec.rules[*].filters[*].type', 'spec.rules[*].backendRefs[*].filters[*].type'];

/** The webhook lets these pass and answers requests of the route with an error (policy-controller, outbound, `convert_filter`). */
export const routeFilterUnsupported = defineRule({
  id: 'linkerd/route-filter-unsupported',
  title: 'Use only filters that Linkerd has',
  severity: 'warning',
  kinds: [HTTP_ROUTE, GRPC_ROUTE],
  upstream: ['L5D-HR-004'],
  *check(route, { settings }) {
    if (!concernsLinkerd(route, settings.meshes)) return;
    for (const type of FILTERS.flatMap((query) => texts(route.root, query))) {
      if (!UNSUPPORTED.has(type.text)) continue;
      yield {
        at: type,
        message: `Linkerd has no filter "${type.text}", though it takes the route. Do it in the application or at the ingress, and remove it here.`,
      };
    }
  },
});
