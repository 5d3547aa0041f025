import type { Resource } from '../resources/resource.ts';
import type { YamlNode } from '../yaml/nodes.ts';
import { child, children, scalar, select } from '../yaml/select.ts';
import { routeHosts } from './gateway-attachment.ts';
import { parentReferences } from './gateway-routes.ts';
import type { IndexView } from './index-view.ts';
import { defineLookup } from './lookup.ts';

/** Kinds of routes whose rules match requests. */
export const MATCHING_KINDS = ['HTTPRoute.gateway.networking.k8s.io', 'GRPCRoute.gateway.networking.k8s.io'];

/**
 * Each match of a rule as a text in which equal matches are equal; a rule without matches has one for everything.
 * @param kind HTTPRoute or GRPCRoute
 */
export function matchKeys(rule: YamlNode, kind: string): string[] {
  const matches = children(child(rule, 'matches'));
  if (matches.length === 0) return [matchKey(undefined, kind)];
  return matches.map((match) => matchKey(match, kind));
}

function matchKey(match: YamlNode | undefined, kind: string): string {
  const target =
    kind === 'HTTPRoute'
      ? [textOf(match, 'path.type', 'PathPrefix'), pathOf(match), textOf(match, 'method')]
      : [
          textOf(match, 'method.type', 'Exact'),
          textOf(match, 'method.service'),
          textOf(match, 'method.method'),
        ];
  const listed = ['headers', 'queryParams'].map((list) =>
    children(child(match, list))
      .map((entry) => {
        const name = textOf(entry, 'name');
        const type = textOf(entry, 'type', 'Exact');
        return [type, list === 'headers' ? name.toLowerCase() : name, textOf(entry, 'value')];
      })
      .sort((left, right) => (left.join() < right.join() ? -1 : 1)),
  );
  return JSON.stringify([target, listed]);
}

/** A prefix means the same with and without a slash at its end. */
function pathOf(match: YamlNode | undefined): string {
  const value = textOf(match, 'path.value', '/');
  return textOf(match, 'path.type', 'PathPrefix') === 'PathPrefix' ? value.replace(/\/$/, '') : value;
}

function textOf(node: YamlNode | undefined, query: string, otherwise = ''): string {
  return scalar(node, query)?.text ?? otherwise;
}

/** A match of a route, for one of its hosts at one of its parents. */
interface Claim {
  readonly key: string;
  readonly rule: YamlNode;
}

/** More than a sensible route makes; the rest is not compared. */
const MOST_CLAIMS = 2000;

/** What a route asks for, each match with its first rule; nothing for templated routes. */
export function routeClaims(route: Resource): Claim[] {
  if (route.document.masks.length > 0) return [];
  const hosts = routeHosts(route) ?? [];
  const places = parentReferences(route).flatMap(({ group, kind, namespace, name, map, port }) =>
    (hosts.length === 0 ? ['*'] : hosts).map((host) =>
      [
        route.kind,
        group,
        kind,
        namespace,
        name.text,
        textOf(map, 'sectionName'),
        port?.text ?? '',
        host,
      ].join(' '),
    ),
  );
  const claims = new Map<string, Claim>();
  for (const rule of select(route.root, 'spec.rules[*]')) {
    for (const match of matchKeys(rule, route.kind)) {
      if (claims.size + places.length > MOST_CLAIMS) return [...claims.values()];
      for (const place of places) {
        const key = `${place} ${match}`;
        if (!claims.has(key)) claims.set(key, { rule, key });
      }
    }
  }
  return [...claims.values()];
}

const ROUTES_BY_CLAIM = defineLookup({
  name: 'routes-by-claim',
  kinds: MATCHING_KINDS,
  keysOf: (route) => routeClaims(route).map(({ key }) => key),
});

/** The routes that ask for the same requests at the same place. */
export function routesClaiming(index: IndexView, key: string): readonly Resource[] {
  return index.by(ROUTES_BY_CLAIM, key);
}
