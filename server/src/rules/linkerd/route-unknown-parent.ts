import { LINKERD_ROUTE_KINDS } from '../../workspace/linkerd-routes-of.ts';
import { toKindKey, type KindKey } from '../../resources/kinds.ts';
import { servicePorts } from '../../resources/service.ts';
import { select } from '../../yaml/select.ts';
import { linkerdParents, type LinkerdParent } from '../../workspace/linkerd-routes.ts';
import { titleRelated } from '../shared/related.ts';
import { defineRule, type Finding, type Resource, type RuleContext } from '../rule.ts';
import { EGRESS_NETWORK, LINKERD_HTTP_ROUTE, POLICY_GROUP, SERVER } from './shared/kinds.ts';
import { nearestResource } from './shared/nearest-name.ts';

/**
 * The status of such a route says `NoMatchingParent` (policy-controller, k8s/status). For routes of the Gateway
 * API and Services, another rule says it.
 */
export const routeUnknownParent = defineRule({
  id: 'linkerd/route-unknown-parent',
  title: 'Attach routes to parents that exist',
  severity: 'error',
  kinds: LINKERD_ROUTE_KINDS,
  reads: [SERVER, EGRESS_NETWORK, 'Service'],
  fixable: 'suggestion',
  upstream: ['L5D-REF:parent-missing', 'L5D-REF:parent-port-missing'],
  *check(route, context) {
    for (const parent of linkerdParents(route)) {
      const finding = judgeParent(route, parent, context);
      if (finding !== undefined) yield finding;
    }
  },
});

function judgeParent(route: Resource, parent: LinkerdParent, context: RuleContext): Finding | undefined {
  const { kind, name, namespace } = parent;
  if (kind === undefined) return undefined;
  const key: KindKey = kind === 'Service' ? 'Service' : toKindKey(POLICY_GROUP, kind);
  const found = context.index.get(key, namespace, name.text);
  if (found !== undefined) return kind === 'Service' ? judgeService(route, parent, found) : undefined;
  if (kind === 'Service' && route.key !== LINKERD_HTTP_ROUTE) return undefined;
  const severity = context.referenceSeverity(key, namespace, name.text);
  if (severity === undefined) return undefined;
  return {
    at: name,
    severity,
    upstream: ['L5D-REF:parent-missing'],
    message: `${kind} "${name.text}" does not exist in namespace "${namespace}", so the route is attached to nothing. Name one that does.`,
    fixes: nearestResource(route, name, context, { kind: key, namespace }),
  };
}

function judgeService(
  route: Resource,
  { name, port }: LinkerdParent,
  service: Resource,
): Finding | undefined {
  const ports = servicePorts(service);
  if (route.key !== LINKERD_HTTP_ROUTE || typeof port?.value !== 'number' || ports.length === 0)
    return undefined;
  // A port that a template fills in may be the one.
  if (ports.length !== select(service.root, 'spec.ports[*]').length) return undefined;
  if (ports.some(({ number }) => number === port.value)) return undefined;
  return {
    at: port,
    severity: 'warning',
    upstream: ['L5D-REF:parent-port-missing'],
    message: `Service "${name.text}" has no port "${port.text}", so the route takes no requests. Use one of its ports: ${ports.map(({ number }) => number).join(', ')}.`,
    related: [titleRelated(service, `Service "${service.name}"`)],
  };
}
