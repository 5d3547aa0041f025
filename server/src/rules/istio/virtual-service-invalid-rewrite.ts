import { select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { anchor, keyAnchor } from '../shared/anchor.ts';
import { isSet, setText } from '../shared/texts.ts';
import { VIRTUAL_SERVICE } from './shared/kinds.ts';

/** Source: Istio webhook, validateHTTPRewrite. */
export const virtualServiceInvalidRewrite = defineRule({
  id: 'istio/virtual-service-invalid-rewrite',
  title: 'Rewrite the path in one way',
  severity: 'error',
  kinds: [VIRTUAL_SERVICE],
  upstream: ['IST0106'],
  judgesAbsence: true,
  *check(resource) {
    for (const rewrite of select(resource.root, 'spec.http[*].rewrite')) {
      if (rewrite.kind !== 'map') continue;
      const hasUri = setText(rewrite, 'uri') !== undefined;
      const hasPattern = isSet(rewrite, 'uriRegexRewrite');
      if (hasUri && hasPattern) {
        yield {
          at: keyAnchor(rewrite, 'uriRegexRewrite'),
          message: '"uriRegexRewrite" cannot stand beside "uri". Keep one of them.',
        };
      } else if (!hasUri && !hasPattern && setText(rewrite, 'authority') === undefined) {
        yield {
          at: anchor(rewrite),
          message: 'The rewrite changes nothing. Add "uri", "uriRegexRewrite" or "authority".',
        };
      }
    }
  },
});
