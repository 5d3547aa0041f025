import { virtualServiceInvalidFault } from '../../../server/src/rules/istio/virtual-service-invalid-fault.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(virtualServiceInvalidFault, {
  valid: {
    'delay and abort': istioResource(
      'VirtualService',
      `
http: [{fault: {delay: {fixedDelay: 5s, percentage: {value: 1}}, abort: {grpcStatus: UNAVAILABLE}}}]`,
    ),
    'a percent of zero': istioResource(
      'VirtualService',
      `http: [{fault: {delay: {fixedDelay: 5s, percent: 0}}}]`,
    ),
  },
  invalid: {
    'nothing to do, nothing supported': {
      yaml: istioResource(
        'VirtualService',
        `
http:
  - <|fault|>: {} #! The fault does nothing. Add "abort" or "delay".
  - fault: {abort: {<|http2Error|>: x}, delay: {<|exponentialDelay|>: 1s}}
  - fault: {<|abort|>: {percentage: {value: 1}}}`,
      ),
    },
    'a misspelled status and a deprecated field': {
      yaml: istioResource(
        'VirtualService',
        `
http:
  - fault:
      abort: {grpcStatus: <|not_found|>}
      delay:
        fixedDelay: 5s
        <|percent|>: 10 # ten`,
      ),
      fixed: istioResource(
        'VirtualService',
        `
http:
  - fault:
      abort: {grpcStatus: NOT_FOUND}
      delay:
        fixedDelay: 5s
        percentage: {value: 10} # ten`,
      ),
    },
  },
});
