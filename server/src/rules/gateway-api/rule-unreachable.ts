import { matchKeys, MATCHING_KINDS } from '../../workspace/gateway-matches.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { select } from '../../yaml/select.ts';
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
  kinds: MATCHING_KINDS,
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
