import { virtualServiceUnmatchableUri } from '../../../server/src/rules/istio/virtual-service-unmatchable-uri.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(virtualServiceUnmatchableUri, {
  valid: {
    'paths and a pattern': istioResource(
      'VirtualService',
      `
http: [{match: [{uri: {prefix: /api/}}, {uri: {exact: /}}, {uri: {regex: '/api/.*'}}, {uri: {exact: '*'}}, {uri: {prefix: ''}}]}]`,
    ),
    'a query parameter': istioResource(
      'VirtualService',
      `http: [{match: [{queryParams: {'a*': {exact: '?'}}}]}]`,
    ),
    'a pattern that repeats a class': istioResource(
      'VirtualService',
      `http: [{match: [{uri: {regex: '/[a-z]*'}}, {uri: {regex: '/a/?'}}]}]`,
    ),
    'a path from a template': istioResource(
      'VirtualService',
      `http: [{match: [{uri: {prefix: '{{ .path }}*'}}]}]`,
    ),
  },
  invalid: {
    'stars and a missing slash': {
      yaml: istioResource(
        'VirtualService',
        `
http:
  - match:
      - uri: {prefix: <|/api/*|>} #! "/api/*" matches only a path with that very "*": "prefix" knows no wildcards. Use "prefix" without the star, or "regex".
      - uri: {exact: <|"/api/*"|>}
      - uri: {prefix: <|api|>}
      - uri: {regex: <|/api/*|>}`,
      ),
      fixed: istioResource(
        'VirtualService',
        `
http:
  - match:
      - uri: {prefix: /api/}
      - uri: {prefix: "/api/"}
      - uri: {prefix: /api}
      - uri: {regex: /api/.*}`,
      ),
    },
    'a query and a star inside': {
      yaml: istioResource(
        'VirtualService',
        `http: [{match: [{uri: {exact: <|"/a?b=c"|>}}, {uri: {exact: <|/a/*/c|>}}]}]`,
      ),
    },
  },
});
