import { prefixReplacedWithoutPrefix } from '../../../server/src/rules/gateway-api/prefix-replaced-without-prefix.ts';
import { httpRoute } from '../../support/gateway-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (matches: string, type = 'ReplacePrefixMatch') =>
  httpRoute(
    'shop',
    `rules: [{${matches}, filters: [{type: URLRewrite, urlRewrite: {path: {type: ${type}}}}]}]`,
  );

ruleTest(prefixReplacedWithoutPrefix, {
  valid: {
    'a prefix': route('matches: [{path: {type: PathPrefix, value: /a}}]'),
    everything: route('matches: [{method: GET}]'),
    'two matches, which the schema reports': route('matches: [{path: {type: Exact}}, {method: GET}]'),
    'the full path': route('matches: [{path: {type: Exact, value: /a}}]', 'ReplaceFullPath'),
  },
  invalid: {
    'an exact path': {
      yaml: route('<|matches|>: [{path: {type: Exact, value: /a}}]'),
      fixed: route('matches: [{path: {type: PathPrefix, value: /a}}]'),
    },
    'a regular expression': { yaml: route('<|matches|>: [{path: {type: RegularExpression, value: /a}}]') },
  },
});
