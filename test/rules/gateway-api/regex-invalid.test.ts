import { regexInvalid } from '../../../server/src/rules/gateway-api/regex-invalid.ts';
import { httpRoute } from '../../support/gateway-workspace.ts';
import { resource } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (match: string) => httpRoute('shop', `rules: [{matches: [{${match}}]}]`);

ruleTest(regexInvalid, {
  valid: {
    'an expression': route('path: {type: RegularExpression, value: "/cart/[0-9]+"}'),
    'plain text': route('path: {type: Exact, value: "/cart("}'),
    'an expression with a template': route('path: {type: RegularExpression, value: "/{{ .path }}("}'),
  },
  invalid: {
    'a path': { yaml: route('path: {type: RegularExpression, value: <|"/cart/(a"|>}') },
    'a header': { yaml: route('headers: [{name: a, type: RegularExpression, value: <|"(?=a)"|>}]') },
    'a method of gRPC': {
      yaml: resource(
        'gateway.networking.k8s.io/v1',
        'GRPCRoute',
        'shop',
        'cart',
        'rules: [{matches: [{method: {type: RegularExpression, service: <|"*.Cart"|>}}]}]',
      ),
    },
  },
});
