import { virtualServiceUnmatchableCondition } from '../../../server/src/rules/istio/virtual-service-unmatchable-condition.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

const match = (text: string) => istioResource('VirtualService', `http: [{match: [{${text}}]}]`);

ruleTest(virtualServiceUnmatchableCondition, {
  valid: {
    'as requests carry them': match(
      "method: {exact: GET}, scheme: {exact: https}, authority: {prefix: 'a.b:80'}",
    ),
    'a method of one’s own': match('method: {exact: purge}'),
    'a pattern': match("method: {regex: 'get|post'}"),
    'a method from a template': match("method: {exact: '{{ .m }}'}"),
  },
  invalid: {
    'case, scheme and path': {
      yaml: match(
        'method: {exact: <|get|>}, scheme: {exact: <|"HTTPS"|>}, authority: {exact: <|https://a.b/c|>}',
      ),
      fixed: match('method: {exact: GET}, scheme: {exact: "https"}, authority: {exact: a.b}'),
    },
  },
});
