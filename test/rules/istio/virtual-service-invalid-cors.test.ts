import { virtualServiceInvalidCors } from '../../../server/src/rules/istio/virtual-service-invalid-cors.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(virtualServiceInvalidCors, {
  valid: {
    'a policy': istioResource(
      'VirtualService',
      `
http: [{corsPolicy: {allowOrigins: [{prefix: https://a}], allowMethods: [GET, '*'], allowHeaders: ['*', x-a], maxAge: 24h}}]`,
    ),
    'methods from a template': istioResource(
      'VirtualService',
      `http: [{corsPolicy: {allowMethods: ['{{ .Values.method }}']}}]`,
    ),
  },
  invalid: {
    'origin, headers and age': {
      yaml: istioResource(
        'VirtualService',
        `
http:
  - corsPolicy:
      allowOrigins: [{<|exact|>: ''}]
      allowHeaders: [<|x:y|>]
      maxAge: <|1500ms|> #! "1500ms" is no whole number of seconds, which browsers count in. Write for example "24h".`,
      ),
    },
    methods: {
      yaml: istioResource('VirtualService', `http: [{corsPolicy: {allowMethods: [<|get|>, <|PUTT|>]}}]`),
      fixed: istioResource('VirtualService', `http: [{corsPolicy: {allowMethods: [GET, PUT]}}]`),
    },
  },
});
