import { numberOutOfRange } from '../../../server/src/rules/istio/number-out-of-range.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(numberOutOfRange, {
  valid: {
    'the ends of the ranges': istioResource(
      'VirtualService',
      `
http:
  - match: [{port: 0}, {port: 65535}]
    route: [{destination: {host: a, port: {number: 1}}}]
    fault: {abort: {httpStatus: 600, percentage: {value: 0}}, delay: {percentage: {value: 100}}}`,
    ),
    'what is no number': istioResource(
      'DestinationRule',
      `trafficPolicy: {outlierDetection: {maxEjectionPercent: '500'}}`,
    ),
    'a number from a template': istioResource(
      'DestinationRule',
      `trafficPolicy: {connectionPool: {tcp: {maxConnections: -{{ .n }}}}}`,
    ),
  },
  invalid: {
    'a VirtualService': {
      yaml: istioResource(
        'VirtualService',
        `
http:
  - match: [{port: <|70000|>}] #! "70000" is out of range for "port". Write a number from 1 to 65535.
    route: [{destination: {host: a, port: {number: <|0|>}}}]
    fault: {abort: {httpStatus: <|100|>, percentage: {value: <|0.00001|>}}}`,
      ),
    },
    'a port without a number': {
      yaml: istioResource('VirtualService', `http: [{route: [{destination: {host: a, <|port|>: {}}}]}]`),
    },
    'a DestinationRule': {
      yaml: istioResource(
        'DestinationRule',
        `
subsets: [{name: a, trafficPolicy: {portLevelSettings: [{connectionPool: {http: {maxRetries: <|-1|>}}}]}}] #! "-1" is out of range for "maxRetries". Write 0 or more.
trafficPolicy: {outlierDetection: {minHealthPercent: <|101|>}}`,
      ),
    },
  },
});
