import { ruleUnreachable } from '../../../server/src/rules/gateway-api/rule-unreachable.ts';
import { httpRoute } from '../../support/gateway-workspace.ts';
import { resource } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (rules: string) => httpRoute('shop', `rules: [${rules}]`);

ruleTest(ruleUnreachable, {
  valid: {
    'other paths': route('{matches: [{path: {value: /a}}]}, {matches: [{path: {value: /b}}]}'),
    'a more precise match': route(
      '{matches: [{path: {value: /a}}]}, {matches: [{path: {value: /a}, method: GET}]}',
    ),
    'another type': route('{matches: [{path: {value: /a}}]}, {matches: [{path: {type: Exact, value: /a}}]}'),
    'only one of the matches': route(
      '{matches: [{path: {value: /a}}]}, {matches: [{path: {value: /a}}, {method: GET}]}',
    ),
    templated: route('{matches: [{path: {value: "{{ .a }}"}}]}, {matches: [{path: {value: "{{ .b }}"}}]}'),
  },
  invalid: {
    'two rules for everything': {
      yaml: route('{backendRefs: []}, {<|matches|>: [{path: {type: PathPrefix, value: /}}]}'),
    },
    'the same matches in another order': {
      yaml: route(
        '{matches: [{path: {value: /a}}, {method: GET}]}, {<|matches|>: [{method: GET}, {path: {value: /a/}}]}',
      ),
    },
    'headers in another order and case': {
      yaml: route(
        '{matches: [{headers: [{name: a, value: x}, {name: b, value: y}]}]}, ' +
          '{<|matches|>: [{headers: [{name: B, value: y}, {name: a, value: x}]}]}',
      ),
    },
    'methods of gRPC': {
      yaml: resource(
        'gateway.networking.k8s.io/v1',
        'GRPCRoute',
        'shop',
        'cart',
        'rules: [{matches: [{method: {service: a}}]}, {<|matches|>: [{method: {service: a, type: Exact}}]}]',
      ),
    },
  },
});
