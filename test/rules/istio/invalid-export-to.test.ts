import { invalidExportTo } from '../../../server/src/rules/istio/invalid-export-to.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(invalidExportTo, {
  valid: {
    namespaces: istioResource('VirtualService', `exportTo: [., shop]`),
    nobody: istioResource('ServiceEntry', `exportTo: ['~']`),
    'the own namespace of a rule with a selector': istioResource(
      'DestinationRule',
      `
exportTo: [.]
workloadSelector: {matchLabels: {app: a}}`,
    ),
    'a namespace from a template': istioResource('VirtualService', `exportTo: ['{{ .ns }}', shop]`),
  },
  invalid: {
    'everybody and somebody': {
      yaml: istioResource('VirtualService', `exportTo: [<|'*'|>, shop]`),
      fixed: istioResource('VirtualService', `exportTo: ['*']`),
    },
    twice: {
      yaml: istioResource(
        'DestinationRule',
        `
exportTo:
  - . # here
  - <|default|>`,
      ),
      fixed: istioResource(
        'DestinationRule',
        `
exportTo:
  - . # here`,
      ),
    },
    'no namespaces': {
      yaml: istioResource(
        'VirtualService',
        `
exportTo: [<|~|>, <|shop/*|>]`.replace('<|~|>', `<|'~'|>`),
      ),
    },
    'a rule with a selector': {
      yaml: istioResource(
        'DestinationRule',
        `
<|exportTo|>: ['*']
workloadSelector: {matchLabels: {app: a}}`,
      ),
    },
  },
});
