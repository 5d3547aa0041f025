import { regexInvalid } from '../../../server/src/rules/istio/regex-invalid.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(regexInvalid, {
  valid: {
    'patterns of RE2': istioResource(
      'VirtualService',
      `
http:
  - match: [{uri: {regex: '/v[0-9]+/.*'}, headers: {x: {regex: '(?i)a|b'}}, withoutHeaders: {y: {regex: '*'}}}]
    rewrite: {uriRegexRewrite: {match: '^/a/(.*)', rewrite: '/\\1'}}`,
    ),
    'what is no pattern': istioResource('VirtualService', `http: [{match: [{uri: {prefix: '/(a'}}]}]`),
    'a pattern from a template': istioResource(
      'VirtualService',
      `http: [{match: [{uri: {regex: '({{ .Values.a }}'}}]}]`,
    ),
  },
  invalid: {
    'look-ahead, star, empty': {
      yaml: istioResource(
        'VirtualService',
        `
http:
  - match:
      - uri: {regex: <|'a(?=b)'|>} #! "a(?=b)" is no valid regular expression: "(?=" is not part of RE2. Istio reads RE2 syntax.
        headers: {x: {regex: <|'*'|>}}
        method: {regex: <|''|>}
    corsPolicy: {allowOrigins: [{regex: <|'['|>}]}
    rewrite: {<|uriRegexRewrite|>: {match: /a}}`,
      ),
    },
    'a proxy version': {
      yaml: istioResource('EnvoyFilter', `configPatches: [{match: {proxy: {proxyVersion: <|1\\.++|>}}}]`),
    },
  },
});
