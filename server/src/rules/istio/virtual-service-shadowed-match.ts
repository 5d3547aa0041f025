import type { YamlNode } from '../../yaml/nodes.ts';
import type { JsonValue } from '../../yaml/to-value.ts';
import { select } from '../../yaml/select.ts';
import { removeItem } from '../../yaml/edit.ts';
import type { YamlDocument } from '../../yaml/document.ts';
import { defineRule, type Finding, type Fix, type Resource } from '../rule.ts';
import { isPartial } from '../shared/partial.ts';
import { anchor } from '../shared/anchor.ts';
import { VIRTUAL_SERVICE } from './shared/kinds.ts';
import { isSeenByIstioctl, matchCovers, readMatch } from './shared/match-coverage.ts';

interface Seen {
  readonly node: YamlNode;
  readonly route: number;
  readonly match: { [key: string]: JsonValue };
}

interface Shadowed {
  readonly node: YamlNode;
  readonly by: Seen;
  /** True if the two matches take the same requests. */
  readonly isTwin: boolean;
  /** True if istioctl sees it too. */
  readonly isKnown: boolean;
}

/** Comparing is quadratic; beyond this many matches only the first ones are compared against. */
const MOST_MATCHES = 300;

/**
 * Matches whose requests an earlier match takes already. Source: istioctl IST0131 and, where no match of a
 * route is left, IST0130; unlike istioctl this compares `exact`, methods and headers for what they mean.
 */
export const virtualServiceShadowedMatch = defineRule({
  id: 'istio/virtual-service-shadowed-match',
  title: 'Put the narrower match before the wider one',
  severity: 'warning',
  kinds: [VIRTUAL_SERVICE],
  fixable: 'suggestion',
  upstream: ['IST0131', 'IST0130'],
  *check(resource) {
    // Conditions that a template brings look as if they were absent.
    if (isPartial(resource)) return;
    for (const protocol of ['http', 'tcp', 'tls']) {
      const earlier: Seen[] = [];
      for (const [route, routeNode] of select(resource.root, `spec.${protocol}[*]`).entries()) {
        const shadowed: Shadowed[] = [];
        const matches = select(routeNode, 'match[*]');
        for (const node of matches) {
          const match = readMatch(node);
          if (match === undefined) continue;
          const by = earlier.find((other) => matchCovers(other.match, match));
          if (by === undefined) {
            if (earlier.length < MOST_MATCHES) earlier.push({ node, route, match });
            continue;
          }
          shadowed.push({
            node,
            by,
            isTwin: matchCovers(match, by.match),
            isKnown: isSeenByIstioctl(by.match, match),
          });
        }
        const isUnreachable =
          shadowed.length === matches.length && shadowed.every(({ by }) => by.route < route);
        const isKnownUnreachable = isUnreachable && shadowed.every(({ isTwin }) => isTwin);
        for (const found of shadowed)
          yield describe(resource, found, route, isUnreachable, isKnownUnreachable);
      }
    }
  },
});

function describe(
  { document }: Resource,
  found: Shadowed,
  route: number,
  isUnreachable: boolean,
  isKnownUnreachable: boolean,
): Finding {
  const where =
    found.by.route === route ? 'an earlier match of this route' : `a match of route ${found.by.route + 1}`;
  return {
    at: anchor(found.node),
    severity: isUnreachable ? 'warning' : 'information',
    tag: 'unnecessary',
    upstream: [...(found.isKnown ? ['IST0131'] : []), ...(isKnownUnreachable ? ['IST0130'] : [])],
    message: isUnreachable
      ? `The route never gets these requests: ${where} takes them all. Move this route before that one, or remove it.`
      : `The match has no effect: ${where} takes the same requests. Remove it, or move it up.`,
    fixes: found.isTwin && !isUnreachable ? removeMatch(document, found.node) : [],
    related: [{ document, span: anchor(found.by.node), message: 'This match takes the requests.' }],
  };
}

/** A match that is there twice can go, unless it is the only one left: without any, the route would take everything. */
function removeMatch(document: YamlDocument, match: YamlNode): Fix[] {
  const list = match.parent;
  if (list?.kind !== 'seq' || list.items.length < 2) return [];
  return [
    {
      title: 'Remove the match',
      kind: 'suggestion',
      edits: () => [removeItem(document, list, list.items.indexOf(match))],
    },
  ];
}
