import { attachmentsOf } from '../../workspace/gateway-attachment.ts';
import type { Listener } from '../../workspace/gateway-listeners.ts';
import { LISTENER_KINDS, ROUTE_KINDS } from '../../workspace/gateway-routes.ts';
import { insertPair, replaceText } from '../../yaml/edit.ts';
import { select } from '../../yaml/select.ts';
import { defineRule, type Fix, type Resource } from '../rule.ts';
import { titleRelated } from '../shared/related.ts';

/**
 * Listeners take routes of their Gateway's own namespace unless `allowedRoutes` says more. Sources: Gateway API,
 * AllowedRoutes; Kiali (k8shttproutes.NoK8sGatewayChecker).
 */
export const routeNamespaceNotAllowed = defineRule({
  id: 'gateway-api/route-namespace-not-allowed',
  title: "Let a listener of the Gateway take routes of the route's namespace",
  severity: 'error',
  kinds: ROUTE_KINDS,
  reads: [...LISTENER_KINDS, 'Namespace'],
  fixable: 'suggestion',
  upstream: ['KIA1401', 'GW-REF:route-namespace-not-allowed'],
  *check(route, { index }) {
    for (const { parent, owner, listeners, refusal } of attachmentsOf(index, route)) {
      if (refusal !== 'namespace') continue;
      yield {
        at: parent.name,
        message:
          `${owner.kind} "${parent.name.text}" takes no routes of namespace "${route.namespace}". ` +
          'Allow them in "allowedRoutes.namespaces" of a listener, or move the route.',
        fixes: allowFixes(owner, listeners),
        related: [titleRelated(owner, `${owner.kind} "${owner.namespace}/${owner.name}"`)],
      };
    }
  },
});

/** Opens the one listener that is meant, if there is only one, to all namespaces. */
function allowFixes(owner: Resource, listeners: readonly Listener[]): Fix[] {
  const [listener] = listeners;
  if (listeners.length !== 1 || listener?.map.kind !== 'map') return [];
  const { map } = listener;
  const { document } = owner;
  const from = select(map, 'allowedRoutes.namespaces.from')[0];
  const title = `Open listener "${listener.name ?? ''}" of ${owner.kind} "${owner.name}" to routes of all namespaces`;
  if (from !== undefined) {
    return from.kind === 'scalar' && from.text === 'Same'
      ? [{ title, kind: 'suggestion', edits: () => [replaceText(document, from, 'All')] }]
      : [];
  }
  if (select(map, 'allowedRoutes')[0] !== undefined) return [];
  const value = map.flow ? '{namespaces: {from: All}}' : 'namespaces:\n  from: All';
  return [
    { title, kind: 'suggestion', edits: () => [insertPair(document, map, { key: 'allowedRoutes', value })] },
  ];
}
