import { pathWithoutSlash } from '../../../server/src/rules/gateway-api/path-without-slash.ts';
import { httpRoute } from '../../support/gateway-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (path: string) => httpRoute('shop', `rules: [{matches: [{path: ${path}}]}]`);

ruleTest(pathWithoutSlash, {
  valid: {
    'a path': route('{value: /cart}'),
    'a regular expression': route('{type: RegularExpression, value: ".*cart"}'),
    'a template': route('{value: "{{ .path }}"}'),
  },
  invalid: {
    'a name': { yaml: route('{value: <|cart/items|>}'), fixed: route('{value: /cart/items}') },
    'something else': { yaml: route('{type: Exact, value: <|^/cart|>}') },
  },
});
