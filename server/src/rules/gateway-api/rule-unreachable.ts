import type { YamlNode } from '../../yaml/nodes.ts';
import { child, children, scalar, select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { anchor } from '../shared/anchor.ts';

/**
 * The order of rules decides only between equal matches, and then the first wins: a rule of which every match stands in an
 * earlier rule is never used. Source: Gateway API, HTTPRouteRule.matches (precedence) and GRPCRouteRule.matches.
 */
export const ruleUnreachable = defineRule({
  id: 'gateway-api/rule-unreachable',
  title: 'Write every match once in a route',
  severity: 'warning',
  kinds: ['HTTPRoute.gateway.networking.k8s.io', 'GRPCRoute.gateway.networking.k8s.io'],
  upstream: ['GW-HR-048'],
  *check({ root, document, kind }) {
    if (document.masks.length > 0) return;
    const earlier = new Map<string, YamlNode>();
    for (const rule of select(root, 'spec.rules[*]')) {
      const keys = matchKeys(rule, kind);
      const [first] = keys.map((key) => earlier.get(key));
      if (first !== undefined && keys.every((key) => earlier.has(key))) {
        yield {
          at: anchor(rule),
          message:
            'This rule is never used: an earlier rule has the same matches, and the first one wins. Remove it, or change its matches.',
          related: [{ document, span: anchor(first), message: 'The earlier rule is here.' }],
          tag: 'unnecessary',
        };
      }
      for (const key of keys) if (!earlier.has(key)) earlier.set(key, rule);
    }
  },
});

/** Each match of a rule as a text in which equal matches are equal; a rule without matches has one for everything. */
function matchKeys(rule: YamlNode, kind: string): string[] {
  const matches = children(child(rule, 'matches'));
  if (matches.length === 0) return [matchKey(undefined, kind)];
  return matches.map((match) => matchKey(match, kind));
}

function matchKey(match: YamlNode | undefined, kind: string): string {
  const target =
    kind === 'HTTPRoute'
      ? [textOf(match, 'path.type', 'PathPrefix'), prefixOf(match), textOf(match, 'method')]
      : [
          textOf(match, 'method.type', 'Exact'),
          textOf(match, 'method.service'),
          textOf(match, 'method.method'),
        ];
  const listed = ['headers', 'queryParams'].map((list) =>
    children(child(match, list))
      .map((entry) => {
        const name = textOf(entry, 'name');
        return [
          textOf(entry, 'type', 'Exact'),
          list === 'headers' ? name.toLowerCase() : name,
          textOf(entry, 'value'),
        ];
      })
      .sort((left, right) => (left.join() < right.join() ? -1 : 1)),
  );
  return JSON.stringify([target, listed]);
}

/** A prefix means the same with and without a slash at its end. */
function prefixOf(match: YamlNode | undefined): string {
  const value = textOf(match, 'path.value', '/');
  return textOf(match, 'path.type', 'PathPrefix') === 'PathPrefix' ? value.replace(/\/$/, '') : value;
}

function textOf(node: YamlNode | undefined, query: string, otherwise = ''): string {
  return scalar(node, query)?.text ?? otherwise;
}
