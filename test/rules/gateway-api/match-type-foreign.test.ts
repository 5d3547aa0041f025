import { matchTypeForeign } from '../../../server/src/rules/gateway-api/match-type-foreign.ts';
import { httpRoute } from '../../support/gateway-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (match: string) => httpRoute('shop', `rules: [{matches: [{${match}}]}]`);

ruleTest(matchTypeForeign, {
  valid: {
    'the types of the Gateway API': route('path: {type: RegularExpression}, headers: [{type: Exact}]'),
    'a slip of the pen, which the schema reports': route('path: {type: PathPrefx}'),
    'a name that every object of JavaScript has': route('path: {type: constructor}'),
    'a template': route('path: {type: "{{ .type }}"}'),
  },
  invalid: {
    'a regular expression': {
      yaml: route('path: {type: <|Regex|>}, headers: [{type: <|RegExp|>}]'),
      fixed: route('path: {type: RegularExpression}, headers: [{type: RegularExpression}]'),
    },
    'a type of Ingress': {
      yaml: route('path: {type: <|ImplementationSpecific|>}'),
      fixed: route('path: {type: PathPrefix}'),
    },
  },
});
