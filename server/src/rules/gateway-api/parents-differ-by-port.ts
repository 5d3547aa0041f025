import { parentReferences, ROUTE_KINDS, type RouteReference } from '../../workspace/gateway-routes.ts';
import { scalar } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

/**
 * A route may name one parent several times, once per listener. The CRDs of the standard channel tell the references
 * apart by `sectionName` only, those of the experimental channel by `port` as well. Source: Gateway API,
 * CommonRouteSpec.parentRefs (CEL rules of both channels).
 */
export const parentsDifferByPort = defineRule({
  id: 'gateway-api/parents-differ-by-port',
  title: 'Tell references to one parent apart by "sectionName"',
  severity: 'information',
  kinds: ROUTE_KINDS,
  upstream: ['GW-HR-041'],
  explains: ['schema/duplicate-item'],
  *check(route, { settings }) {
    if (settings.gatewayApi.channel === 'experimental') return;
    const parents = parentReferences(route);
    for (const [place, parent] of parents.entries()) {
      const others = parents.slice(0, place).filter((other) => namesSame(other, parent));
      const isTold = others.every(({ port }) => port !== undefined && port.value !== parent.port?.value);
      const [first] = others;
      if (first === undefined || parent.port === undefined || !isTold) continue;
      yield {
        at: parent.map.flow ? parent.map : (parent.map.pairs[0]?.key ?? parent.map),
        message:
          `Another reference to "${parent.name.text}" differs in "port" only. The standard channel of the Gateway API, for which ` +
          'this is checked, refuses that; the experimental channel takes it. Tell them apart by "sectionName".',
        related: [{ document: route.document, span: first.name, message: 'The first one is here.' }],
      };
    }
  },
});

function namesSame(left: RouteReference, right: RouteReference): boolean {
  const key = ({ group, kind, namespace, name, map }: RouteReference) =>
    [group, kind, namespace, name.text, scalar(map, 'sectionName')?.text ?? ''].join('/');
  return key(left) === key(right);
}
