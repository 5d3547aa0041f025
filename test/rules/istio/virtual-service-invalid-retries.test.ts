import { virtualServiceInvalidRetries } from '../../../server/src/rules/istio/virtual-service-invalid-retries.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(virtualServiceInvalidRetries, {
  valid: {
    'conditions and codes': istioResource(
      'VirtualService',
      `http: [{retries: {attempts: 3, perTryTimeout: 2s, retryOn: '5xx,503,unavailable'}}]`,
    ),
    'switched off': istioResource('VirtualService', `http: [{retries: {attempts: 0}}]`),
    'attempts from a template': istioResource(
      'VirtualService',
      `http: [{retries: {attempts: '{{ .Values.attempts }}', retryOn: 5xx}}]`,
    ),
  },
  invalid: {
    attempts: {
      yaml: istioResource(
        'VirtualService',
        `
http:
  - retries: {attempts: <|-1|>} #! "-1" is no number of attempts. Write 0 to switch retries off, or more.
  - retries: {attempts: <|0|>, retryOn: 5xx}
  - retries: {<|perTryTimeout|>: 2s}`,
      ),
    },
    'blanks and slips': {
      yaml: istioResource(
        'VirtualService',
        `
http:
  - retries: {attempts: 1, retryOn: <|"5xx, 503"|>} # keep
  - retries: {attempts: 1, retryOn: <|conect-failure|>}`,
      ),
      fixed: istioResource(
        'VirtualService',
        `
http:
  - retries: {attempts: 1, retryOn: "5xx,503"} # keep
  - retries: {attempts: 1, retryOn: connect-failure}`,
      ),
    },
    'a number that is no status': {
      yaml: istioResource('VirtualService', `http: [{retries: {attempts: 1, retryOn: <|'600'|>}}]`),
    },
  },
});
