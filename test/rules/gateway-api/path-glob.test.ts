import { pathGlob } from '../../../server/src/rules/gateway-api/path-glob.ts';
import { httpRoute } from '../../support/gateway-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (path: string) => httpRoute('shop', `rules: [{matches: [{path: ${path}}]}]`);

ruleTest(pathGlob, {
  valid: {
    'a prefix': route('{value: /cart}'),
    'a regular expression': route('{type: RegularExpression, value: "/cart/.*"}'),
    'a type that a template fills in': route('{type: "{{ .type }}", value: "/cart/*"}'),
  },
  invalid: {
    'a prefix with a star': { yaml: route('{value: <|/cart/*|>}'), fixed: route('{value: /cart}') },
    'all paths': {
      yaml: route('{type: PathPrefix, value: <|/*|>}'),
      fixed: route('{type: PathPrefix, value: /}'),
    },
    'an exact path': {
      yaml: route('{type: Exact, value: <|/cart/*|>}'),
      fixed: route('{type: PathPrefix, value: /cart}'),
    },
    'a star within': { yaml: route('{value: <|/*/items|>}') },
  },
});
