import { select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { isPartial } from '../shared/partial.ts';
import { re2Fault } from '../shared/re2-syntax.ts';
import { setText, texts } from '../shared/texts.ts';
import { ENVOY_FILTER, VIRTUAL_SERVICE } from './shared/kinds.ts';

const MATCH = 'spec.http[*].match[*]';

/** Where Istio reads regular expressions, and whether an empty one is refused. */
const PATTERNS: readonly { readonly query: string; readonly isRequired?: true; readonly takesStar?: true }[] =
  [
    ...['uri', 'scheme', 'method', 'authority', 'headers[*]', 'queryParams[*]'].map((field) => ({
      query: `${MATCH}.${field}.regex`,
      isRequired: true as const,
    })),
    // `*` asks that the header is absent, whatever its value; Istio makes no regular expression of it.
    { query: `${MATCH}.withoutHeaders[*].regex`, isRequired: true, takesStar: true },
    { query: 'spec.http[*].corsPolicy.allowOrigins[*].regex' },
    { query: 'spec.http[*].rewrite.uriRegexRewrite.match' },
    { query: 'spec.configPatches[*].match.proxy.proxyVersion' },
  ];

/** Envoy takes patterns of any size that Istio lets through; Istio stops at this many characters. */
const MOST_CHARACTERS = 1024;

/** Source: Istio webhook, validateStringRegexp; https://github.com/google/re2/wiki/Syntax. */
export const regexInvalid = defineRule({
  id: 'istio/regex-invalid',
  title: 'Write regular expressions in RE2 syntax',
  severity: 'error',
  kinds: [VIRTUAL_SERVICE, ENVOY_FILTER],
  upstream: ['IST0106'],
  *check(resource) {
    for (const { query, isRequired, takesStar } of PATTERNS) {
      for (const pattern of texts(resource.root, query)) {
        if (takesStar === true && pattern.text === '*') continue;
        if (pattern.text.length > MOST_CHARACTERS) {
          const isIgnored = query.endsWith('proxyVersion');
          yield {
            at: pattern,
            ...(isIgnored ? { severity: 'warning' as const } : {}),
            message: `The pattern is longer than ${MOST_CHARACTERS} characters, which Istio ${isIgnored ? 'ignores' : 'refuses'}. Shorten it or split it up.`,
          };
          continue;
        }
        const fault = pattern.text === '' && isRequired === true ? 'it is empty' : re2Fault(pattern.text);
        if (fault === undefined) continue;
        yield {
          at: pattern,
          message: `"${pattern.text}" is no valid regular expression: ${fault}. Istio reads RE2 syntax.`,
        };
      }
    }
    for (const rewrite of select(resource.root, 'spec.http[*].rewrite.uriRegexRewrite')) {
      const missing = ['match', 'rewrite'].find((field) => setText(rewrite, field) === undefined);
      if (missing === undefined || rewrite.kind !== 'map' || isPartial(resource)) continue;
      yield {
        at: rewrite.pair?.key ?? rewrite,
        message: `"uriRegexRewrite" needs both "match" and "rewrite". Add "${missing}".`,
      };
    }
  },
});
