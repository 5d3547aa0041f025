import { durationInvalid } from '../../../server/src/rules/istio/duration-invalid.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(durationInvalid, {
  valid: {
    'whole milliseconds': istioResource(
      'VirtualService',
      `http: [{timeout: 1.5s, retries: {perTryTimeout: 1h30m}}]`,
    ),
    'zero where it is fine': istioResource(
      'DestinationRule',
      `trafficPolicy: {connectionPool: {tcp: {idleTimeout: 0s}}}`,
    ),
    'what the schema reports': istioResource('VirtualService', `http: [{timeout: '5'}, {timeout: 10us}]`),
    'a duration from a template': istioResource('VirtualService', `http: [{timeout: '{{ .t }}us'}]`),
  },
  invalid: {
    'half a millisecond': {
      yaml: istioResource(
        'VirtualService',
        `http: [{timeout: <|1500us|>}] #! "1500us" is no whole number of milliseconds, which Istio counts in. Write for example "2ms".`,
      ),
    },
    'no unit': {
      yaml: istioResource(
        'DestinationRule',
        `trafficPolicy: {connectionPool: {tcp: {idleTimeout: <|"30"|>}}}`,
      ),
      fixed: istioResource('DestinationRule', `trafficPolicy: {connectionPool: {tcp: {idleTimeout: "30s"}}}`),
    },
    'no duration': {
      yaml: istioResource(
        'Sidecar',
        `inboundConnectionPool: {tcp: {idleTimeout: <|soon|>, connectTimeout: <|1.0005s|>}}`,
      ),
    },
  },
});
