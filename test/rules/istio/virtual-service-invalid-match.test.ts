import { virtualServiceInvalidMatch } from '../../../server/src/rules/istio/virtual-service-invalid-match.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(virtualServiceInvalidMatch, {
  valid: {
    'names and conditions': istioResource(
      'VirtualService',
      `
http:
  - match:
      - headers: {end-user: {exact: a}, ':method': {exact: GET}, x_y: {}}
        withoutHeaders: {x: {regex: '*'}}
        queryParams: {v: {prefix: a}}
        uri: {prefix: ''}
        sourceNamespace: shop`,
    ),
    'claims at a gateway': istioResource(
      'VirtualService',
      `
gateways: [public]
http: [{match: [{headers: {'@request.auth.claims.group': {exact: a}}}]}]`,
    ),
    'a name from a template': istioResource(
      'VirtualService',
      `
http: [{match: [{headers: {'{{ .Values.header }}': {exact: a}}}]}]`,
    ),
  },
  invalid: {
    'names, conditions and a namespace': {
      yaml: istioResource(
        'VirtualService',
        `
http:
  - match:
      - headers:
          <|a b|>: {exact: c} #! "a b" is no valid header name. Use letters, digits, "-" and "_".
          <|x|>:
        method: {prefix: <|''|>}
        queryParams: {v: {prefix: <|''|>}}
        sourceNamespace: <|a.b|>`,
      ),
    },
    'claims in the mesh': {
      yaml: istioResource(
        'VirtualService',
        `
gateways: [public, mesh]
http: [{match: [{headers: {<|'@request.auth.claims.group'|>: {exact: a}}}]}]`,
      ),
    },
  },
});
