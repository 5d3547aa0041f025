import type { Related } from '../rule.ts';
import { MATCHING_KINDS, routeClaims, routesClaiming } from '../../workspace/gateway-matches.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { defineRule } from '../rule.ts';
import { anchor } from '../shared/anchor.ts';

/**
 * Where routes have equal matches for one host of one parent, the older route wins, and of two equally old ones the first
 * by namespace and name. Source: Gateway API, HTTPRouteRule.matches (ties across routes).
 */
export const routeShadowed = defineRule({
  id: 'gateway-api/route-shadowed',
  title: 'Match the same requests in one route only',
  severity: 'warning',
  kinds: MATCHING_KINDS,
  reads: MATCHING_KINDS,
  upstream: ['GW-HR-048'],
  *check(route, { index, settings }) {
    const reported = new Set<YamlNode>();
    for (const { key, rule } of routeClaims(route)) {
      if (reported.has(rule)) continue;
      const own = `${route.namespace}/${route.name}`;
      const winner = routesClaiming(index, key).find((other) => `${other.namespace}/${other.name}` < own);
      if (winner === undefined || route.name === '' || winner.name === '') continue;
      reported.add(rule);
      const twin = routeClaims(winner).find((claim) => claim.key === key);
      const related: Related[] =
        twin === undefined
          ? []
          : [
              {
                document: winner.document,
                span: anchor(twin.rule),
                message: `${winner.kind} "${winner.name}"`,
              },
            ];
      // Files of one folder may be for clusters of their own; those of one file hardly ever are.
      const isSure = settings.workspace === 'closed' || winner.document.uri === route.document.uri;
      yield {
        at: anchor(rule),
        severity: isSure ? 'warning' : 'information',
        message:
          `${winner.kind} "${winner.namespace}/${winner.name}" matches the same requests, and only one of the two gets them: the older ` +
          'one, or that one if both are equally old. Change the matches of one.',
        related,
      };
    }
  },
});
