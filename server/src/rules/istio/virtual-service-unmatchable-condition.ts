import { replaceText } from '../../yaml/edit.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { select } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { texts } from '../shared/texts.ts';
import { HTTP_METHODS } from './shared/http-methods.ts';
import { VIRTUAL_SERVICE } from './shared/kinds.ts';

/**
 * Conditions on method, scheme and authority that no request meets: methods are upper case and schemes lower
 * case, and an authority has neither scheme nor path. Source: HTTPMatchRequest, "case-sensitive"; RFC 9110.
 */
export const virtualServiceUnmatchableCondition = defineRule({
  id: 'istio/virtual-service-unmatchable-condition',
  title: 'Match methods, schemes and authorities as requests carry them',
  severity: 'warning',
  kinds: [VIRTUAL_SERVICE],
  fixable: 'safe',
  *check(resource) {
    for (const match of select(resource.root, 'spec.http[*].match[*]')) {
      for (const method of texts(match, 'method.exact')) {
        const upper = method.text.toUpperCase();
        if (method.text === upper || !HTTP_METHODS.includes(upper)) continue;
        yield never(resource, method, upper, 'safe', 'methods are upper case');
      }
      for (const scheme of texts(match, 'scheme.exact')) {
        const lower = scheme.text.toLowerCase();
        if (scheme.text === lower || !/^https?$/.test(lower)) continue;
        yield never(resource, scheme, lower, 'safe', 'schemes are lower case');
      }
      for (const kind of ['exact', 'prefix']) {
        for (const authority of texts(match, `authority.${kind}`)) {
          const bare = authority.text.replace(/^[a-z]+:\/\//i, '').replace(/\/.*$/s, '');
          if (bare === authority.text || bare === '') continue;
          yield never(resource, authority, bare, 'suggestion', 'an authority has neither scheme nor path');
        }
      }
    }
  },
});

function never(
  { document }: Resource,
  node: ScalarNode,
  text: string,
  kind: 'safe' | 'suggestion',
  reason: string,
): Finding {
  return {
    at: node,
    message: `"${node.text}" never matches, because ${reason}. Write "${text}".`,
    fixes: [{ title: `Change to "${text}"`, kind, edits: () => [replaceText(document, node, text)] }],
  };
}
