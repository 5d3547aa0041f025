import { virtualServiceIneffectiveRetries } from '../../../server/src/rules/istio/virtual-service-ineffective-retries.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(virtualServiceIneffectiveRetries, {
  valid: {
    'time for two tries': istioResource(
      'VirtualService',
      `http: [{timeout: 5s, retries: {attempts: 1, perTryTimeout: 2s}}]`,
    ),
    'no timeout': istioResource(
      'VirtualService',
      `http: [{timeout: 0s, retries: {attempts: 1, perTryTimeout: 2s}}]`,
    ),
    'a fault without retries': istioResource(
      'VirtualService',
      `http: [{fault: {abort: {httpStatus: 500}}, retries: {attempts: 0}}]`,
    ),
  },
  invalid: {
    'a try as long as the request': {
      yaml: istioResource(
        'VirtualService',
        `http: [{timeout: 2000ms, retries: {attempts: 3, perTryTimeout: <|2s|>}}]`,
      ),
    },
    'a timeout beside a fault': {
      yaml: istioResource('VirtualService', `http: [{<|timeout|>: 1s, fault: {delay: {fixedDelay: 5s}}}]`),
    },
  },
});
