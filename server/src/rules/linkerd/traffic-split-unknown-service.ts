import { scalars } from '../../yaml/select.ts';
import { LINKERD_ROUTE_KINDS, routesOf } from '../../workspace/linkerd-routes-of.ts';
import { titleRelated } from '../shared/related.ts';
import { isGeneratedService } from '../../workspace/generated-services.ts';
import { defineRule, type Finding, type Resource, type RuleContext } from '../rule.ts';
import { TRAFFIC_SPLIT } from './shared/kinds.ts';
import { nearestResource } from './shared/nearest-name.ts';

const PLACES = [
  ['spec.service', 'L5D-REF:apex-missing'],
  ['spec.backends[*].service', 'L5D-REF:backend-missing'],
] as const;

/** The SMI adaptor makes a ServiceProfile of a TrafficSplit, which a proxy then uses instead of any route. */
export const trafficSplitUnknownService = defineRule({
  id: 'linkerd/traffic-split-unknown-service',
  title: 'Split the traffic of Services that exist, and that have no routes',
  severity: 'warning',
  kinds: [TRAFFIC_SPLIT],
  reads: ['Service', ...LINKERD_ROUTE_KINDS],
  fixable: 'suggestion',
  upstream: ['L5D-REF:apex-missing', 'L5D-REF:backend-missing', 'L5D-REF:split-and-route'],
  *check(split, context) {
    for (const [query, upstream] of PLACES) yield* judgeNames(split, { query, upstream }, context);
    const [apex] = scalars(split.root, 'spec.service');
    if (apex === undefined) return;
    const { namespace } = split;
    const [route] = routesOf(context.index, 'Service', { namespace, name: apex.text });
    if (route === undefined) return;
    yield {
      at: apex,
      upstream: ['L5D-REF:split-and-route'],
      message: `${route.kind} "${route.name}" is for the same Service "${apex.text}", and with a TrafficSplit Linkerd ignores it. Keep the route, with the weights in it.`,
      related: [titleRelated(route, 'The route that is ignored')],
    };
  },
});

function* judgeNames(
  split: Resource,
  { query, upstream }: { readonly query: string; readonly upstream: string },
  context: RuleContext,
): Iterable<Finding> {
  const { namespace } = split;
  for (const name of scalars(split.root, query)) {
    if (context.index.get('Service', namespace, name.text) !== undefined) continue;
    if (isGeneratedService(context.index, namespace, name.text)) continue;
    const severity = context.referenceSeverity('Service', namespace, name.text);
    if (severity === undefined) continue;
    yield {
      at: name,
      severity,
      upstream: [upstream],
      message: `Service "${name.text}" does not exist in namespace "${namespace}". Name one that does.`,
      fixes: nearestResource(split, name, context, { kind: 'Service', namespace }),
    };
  }
}
