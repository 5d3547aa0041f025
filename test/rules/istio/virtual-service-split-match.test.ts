import { virtualServiceSplitMatch } from '../../../server/src/rules/istio/virtual-service-split-match.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(virtualServiceSplitMatch, {
  valid: {
    'both in one item': istioResource(
      'VirtualService',
      `http: [{match: [{uri: {prefix: /a}, method: {exact: GET}}]}]`,
    ),
    'two paths': istioResource(
      'VirtualService',
      `http: [{match: [{uri: {prefix: /a}}, {uri: {prefix: /b}}]}]`,
    ),
    'two headers': istioResource(
      'VirtualService',
      `http: [{match: [{headers: {a: {exact: b}}}, {headers: {c: {exact: d}}}]}]`,
    ),
    'a longer list': istioResource(
      'VirtualService',
      `http: [{match: [{uri: {prefix: /a}}, {method: {exact: GET}}, {uri: {prefix: /b}}]}]`,
    ),
  },
  invalid: {
    'a path, then a method': {
      yaml: istioResource(
        'VirtualService',
        `
http:
  - match:
      # where
      - uri: {prefix: /a}
      # how
      - <|method|>: {exact: GET} #! "method" stands in an item of its own, so either "uri" or "method" is enough. To demand both, write them in one item.`,
      ),
      fixed: istioResource(
        'VirtualService',
        `
http:
  - match:
      # where
      - uri: {prefix: /a}
      # how
        method: {exact: GET}`,
      ),
    },
    'a header, then a path, in a flow list': {
      yaml: istioResource(
        'VirtualService',
        `http: [{match: [{headers: {a: {exact: b}}}, {<|uri|>: {prefix: /a}}]}]`,
      ),
    },
  },
});
