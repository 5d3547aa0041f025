import { virtualServiceInvalidDirectResponse } from '../../../server/src/rules/istio/virtual-service-invalid-direct-response.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

const respond = (field: string, body: string) =>
  istioResource('VirtualService', `http: [{directResponse: {status: 200, <|body|>: {${field}: ${body}}}}]`);

ruleTest(virtualServiceInvalidDirectResponse, {
  valid: {
    'a short text': respond('string', 'down').replaceAll(/<\||\|>/g, ''),
    'exactly the size that is fine': respond('string', 'x'.repeat(100 * 1024)).replaceAll(/<\||\|>/g, ''),
  },
  invalid: {
    'a status that is not final': {
      yaml: istioResource('VirtualService', `http: [{directResponse: {status: <|100|>}}]`),
    },
    'more than 100 KiB': { yaml: respond('string', 'x'.repeat(110 * 1024)) },
    'more than 1 MiB': { yaml: respond('bytes', 'x'.repeat(1100 * 1024)) },
  },
});
