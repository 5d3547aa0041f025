import { titleNode } from '../../resources/resource.ts';
import { GATEWAY, ROUTE_KINDS } from '../../workspace/gateway-routes.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import { insertPair } from '../../yaml/edit.ts';
import { child, scalar } from '../../yaml/select.ts';
import { defineRule, type Fix, type Resource } from '../rule.ts';
import { keyAnchor } from '../shared/anchor.ts';
import { isEmptyList } from '../shared/texts.ts';

/** A route that is attached to nothing takes no requests. Source: Gateway API, CommonRouteSpec.parentRefs. */
export const routeWithoutParent = defineRule({
  id: 'gateway-api/route-without-parent',
  title: 'Attach every route to a Gateway or a Service',
  severity: 'warning',
  kinds: ROUTE_KINDS,
  reads: [GATEWAY],
  fixable: 'suggestion',
  upstream: ['GW-HR-040'],
  judgesAbsence: true,
  *check(route, { index }) {
    const spec = child(route.root, 'spec');
    if (spec?.kind !== 'map' || !isEmptyList(child(spec, 'parentRefs'))) return;
    const defaults = scalar(spec, 'useDefaultGateways')?.text ?? 'None';
    if (defaults !== 'None') return;
    yield {
      at: child(spec, 'parentRefs') === undefined ? titleNode(route) : keyAnchor(spec, 'parentRefs'),
      message: `"${route.name}" has no "parentRefs", so it takes no requests. Name a Gateway, or a Service for requests within the mesh.`,
      fixes: attachFixes(index, route),
    };
  },
});

/** Attaches the route to the Gateway, if there is only one to choose from. */
function attachFixes(index: IndexView, route: Resource): Fix[] {
  const [gateway, ...others] = index.all(GATEWAY);
  const spec = child(route.root, 'spec');
  if (gateway === undefined || others.length > 0 || gateway.name === '' || spec?.kind !== 'map') return [];
  if (child(spec, 'parentRefs') !== undefined) return [];
  const isHere = gateway.namespace === route.namespace;
  const lines = [`- name: ${gateway.name}`, ...(isHere ? [] : [`  namespace: ${gateway.namespace}`])];
  return [
    {
      title: `Attach to Gateway "${gateway.name}"`,
      kind: 'suggestion',
      edits: () => [
        insertPair(route.document, spec, {
          key: 'parentRefs',
          value: lines.join('\n'),
          before: spec.pairs[0],
        }),
      ],
    },
  ];
}
