import { virtualServiceInvalidRewrite } from '../../../server/src/rules/istio/virtual-service-invalid-rewrite.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(virtualServiceInvalidRewrite, {
  valid: {
    'an authority': istioResource('VirtualService', `http: [{rewrite: {authority: a}}]`),
    'a path and an authority': istioResource('VirtualService', `http: [{rewrite: {uri: /, authority: a}}]`),
  },
  invalid: {
    'none and two': {
      yaml: istioResource(
        'VirtualService',
        `
http:
  - <|rewrite|>: {uri: ''} #! The rewrite changes nothing. Add "uri", "uriRegexRewrite" or "authority".
  - rewrite: {uri: /, <|uriRegexRewrite|>: {match: a, rewrite: b}}`,
      ),
    },
  },
});
