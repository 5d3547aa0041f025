import type { KindKey } from '../resources/kinds.ts';
import type { Resource } from '../resources/resource.ts';
import type { IndexView } from './index-view.ts';
import { linkerdParents, type LinkerdParentKind } from './linkerd-routes.ts';
import { defineLookup } from './lookup.ts';

/** Routes that Linkerd reads: its own, and those of the Gateway API. */
export const LINKERD_ROUTE_KINDS: readonly KindKey[] = [
  'HTTPRoute.policy.linkerd.io',
  'HTTPRoute.gateway.networking.k8s.io',
  'GRPCRoute.gateway.networking.k8s.io',
  'TLSRoute.gateway.networking.k8s.io',
  'TCPRoute.gateway.networking.k8s.io',
];

/** Routes by what they are attached to: `Service|shop/cart`. */
const ROUTES_BY_PARENT = defineLookup({
  name: 'linkerd-routes-by-parent',
  kinds: LINKERD_ROUTE_KINDS,
  *keysOf(route) {
    for (const { kind, namespace, name } of linkerdParents(route))
      if (kind !== undefined) yield `${kind}|${namespace}/${name.text}`;
  },
});

/** The routes that are attached to a Service, a Server or an EgressNetwork. */
export function routesOf(
  index: IndexView,
  kind: LinkerdParentKind,
  { namespace, name }: { readonly namespace: string; readonly name: string },
): readonly Resource[] {
  return index.by(ROUTES_BY_PARENT, `${kind}|${namespace}/${name}`);
}
