import { replaceText } from '../../yaml/edit.ts';
import type { ScalarNode, YamlNode } from '../../yaml/nodes.ts';
import { scalar, select } from '../../yaml/select.ts';
import { defineRule, type Fix, type Resource } from '../rule.ts';
import { texts } from '../shared/texts.ts';

/**
 * Paths of type Exact and PathPrefix are plain text: `*` matches a star. A prefix needs none, it goes on by itself. Source:
 * Gateway API, HTTPPathMatch.
 */
export const pathGlob = defineRule({
  id: 'gateway-api/path-glob',
  title: 'Match paths without wildcards',
  severity: 'warning',
  kinds: ['HTTPRoute.gateway.networking.k8s.io'],
  fixable: 'suggestion',
  upstream: ['GW-HR-004'],
  *check(route) {
    for (const path of select(route.root, 'spec.rules[*].matches[*].path')) {
      const type = select(path, 'type')[0];
      if (type !== undefined && (type.kind !== 'scalar' || type.masked)) continue;
      const name = type?.text ?? 'PathPrefix';
      if (name !== 'PathPrefix' && name !== 'Exact') continue;
      for (const value of texts(path, 'value')) {
        if (!value.text.includes('*')) continue;
        yield {
          at: value,
          message: `"*" in "${value.text}" stands for itself in a path of type "${name}". ${
            name === 'PathPrefix'
              ? 'Remove it: a prefix goes on by itself.'
              : 'Use "PathPrefix", or "RegularExpression".'
          }`,
          fixes: plainPrefix(route, path, value),
        };
      }
    }
  },
});

/** `/cart/*` is meant to be the prefix `/cart`. Other places for a star have no plain counterpart. */
function plainPrefix(route: Resource, path: YamlNode, value: ScalarNode): Fix[] {
  const prefix = /^([^*]*?)\/?\*{1,2}$/.exec(value.text)?.[1];
  if (prefix === undefined) return [];
  const type = scalar(path, 'type');
  const text = prefix === '' ? '/' : prefix;
  return [
    {
      title: `Match the prefix "${text}"`,
      kind: 'suggestion',
      edits: () => [
        replaceText(route.document, value, text),
        ...(type?.text === 'Exact' ? [replaceText(route.document, type, 'PathPrefix')] : []),
      ],
    },
  ];
}
