import {
  admitsNamespace,
  findReferenced,
  GATEWAY,
  listenersOf,
  parentReferences,
  ROUTE_KINDS,
} from '../../workspace/gateway-routes.ts';
import { toKindKey } from '../../resources/kinds.ts';
import { insertPair, replaceText } from '../../yaml/edit.ts';
import { scalar, select } from '../../yaml/select.ts';
import { titleNode } from '../../resources/resource.ts';
import { defineRule, type Fix, type Resource } from '../rule.ts';

/**
 * Listeners take routes of their Gateway's own namespace unless `allowedRoutes` says more. Sources: Gateway API,
 * AllowedRoutes; Kiali (k8shttproutes.NoK8sGatewayChecker).
 */
export const routeNamespaceNotAllowed = defineRule({
  id: 'gateway-api/route-namespace-not-allowed',
  title: "Let a listener of the Gateway take routes of the route's namespace",
  severity: 'error',
  kinds: ROUTE_KINDS,
  reads: [GATEWAY, 'Namespace'],
  fixable: 'suggestion',
  upstream: ['KIA1401', 'GW-REF:route-namespace-not-allowed'],
  *check(route, { index }) {
    for (const parent of parentReferences(route)) {
      if (toKindKey(parent.group, parent.kind) !== GATEWAY) continue;
      const gateway = findReferenced(index, parent);
      if (gateway === undefined || gateway.document.masks.length > 0) continue;
      const section = scalar(parent.map, 'sectionName')?.text;
      const listeners = listenersOf(gateway).filter(({ name }) => section === undefined || name === section);
      const verdicts = listeners.map((listener) =>
        admitsNamespace(index, gateway, listener, route.namespace),
      );
      if (listeners.length === 0 || verdicts.some((verdict) => verdict !== false)) continue;
      yield {
        at: parent.name,
        message:
          `Gateway "${parent.name.text}" takes no routes of namespace "${route.namespace}". ` +
          'Allow them in "allowedRoutes.namespaces" of a listener, or move the route.',
        fixes: allowFixes(gateway, section),
        related: [
          {
            document: gateway.document,
            span: titleNode(gateway),
            message: `Gateway "${gateway.namespace}/${gateway.name}"`,
          },
        ],
      };
    }
  },
});

/** Opens the one listener that is meant, if there is only one, to all namespaces. */
function allowFixes(gateway: Resource, section: string | undefined): Fix[] {
  const listeners = listenersOf(gateway).filter(({ name }) => section === undefined || name === section);
  const [listener] = listeners;
  if (listeners.length !== 1 || listener?.map.kind !== 'map') return [];
  const { map } = listener;
  const { document } = gateway;
  const from = select(map, 'allowedRoutes.namespaces.from')[0];
  const title = `Open listener "${listener.name ?? ''}" of Gateway "${gateway.name}" to routes of all namespaces`;
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
