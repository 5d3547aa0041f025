import type { YamlNode } from '../../yaml/nodes.ts';
import { child, select } from '../../yaml/select.ts';
import { defineRule, type Finding } from '../rule.ts';
import { anchor, keyAnchor } from '../shared/anchor.ts';
import { isEmptyList, isSet } from '../shared/texts.ts';
import { VIRTUAL_SERVICE } from './shared/kinds.ts';

/** What excludes what in an HTTP route: the first of a pair is kept, the second is reported. */
const CONFLICTS: readonly (readonly [string, string])[] = [
  ['redirect', 'route'],
  ['redirect', 'fault'],
  ['redirect', 'rewrite'],
  ['redirect', 'directResponse'],
  ['directResponse', 'route'],
  ['directResponse', 'fault'],
  ['directResponse', 'rewrite'],
];

/**
 * An HTTP route does exactly one thing: route, redirect, answer or delegate; TCP and TLS routes always route.
 * Source: Istio webhook, validateHTTPRouteConflict, validateTCPRoute, validateTLSRoute.
 */
export const virtualServiceRouteAction = defineRule({
  id: 'istio/virtual-service-route-action',
  title: 'Give each route exactly one action',
  severity: 'error',
  kinds: [VIRTUAL_SERVICE],
  upstream: ['IST0106'],
  judgesAbsence: true,
  *check(resource) {
    for (const route of select(resource.root, 'spec.http[*]')) {
      if (route.kind === 'map' && !isSet(route, 'delegate')) yield* checkHttpRoute(route);
    }
    for (const protocol of ['tcp', 'tls']) {
      for (const route of select(resource.root, `spec.${protocol}[*]`)) {
        if (route.kind !== 'map' || !isEmptyList(child(route, 'route'))) continue;
        yield {
          at: anchor(route),
          message: `The "${protocol}" route goes nowhere. Add "route" with a destination.`,
        };
      }
    }
  },
});

function* checkHttpRoute(route: YamlNode): Iterable<Finding> {
  const has = (field: string) =>
    field === 'route' ? !isEmptyList(child(route, field)) : isSet(route, field);
  if (!has('route') && !has('redirect') && !has('directResponse')) {
    const at = isSet(route, 'route') ? keyAnchor(route, 'route') : anchor(route);
    yield {
      at,
      message:
        'The route does nothing with the requests it matches. Add "route", "redirect" or "directResponse".',
    };
    return;
  }
  const reported = new Set<string>();
  for (const [kept, excluded] of CONFLICTS) {
    if (!has(kept) || !has(excluded) || reported.has(excluded)) continue;
    reported.add(excluded);
    yield {
      at: keyAnchor(route, excluded),
      message: `"${excluded}" cannot stand beside "${kept}" in one route. Remove one of them, or split the route.`,
    };
  }
}
