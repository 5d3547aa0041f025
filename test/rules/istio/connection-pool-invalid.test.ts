import { connectionPoolInvalid } from '../../../server/src/rules/istio/connection-pool-invalid.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(connectionPoolInvalid, {
  valid: {
    pools: istioResource(
      'DestinationRule',
      `
trafficPolicy: {connectionPool: {tcp: {maxConnections: 1}, http: {useClientProtocol: true, http2KeepAlive: {interval: 1s, timeout: 1s}}}}`,
    ),
    'a misspelled field': istioResource(
      'DestinationRule',
      `trafficPolicy: {connectionPool: {htp: {maxRetries: 1}}}`,
    ),
  },
  invalid: {
    'an empty pool of a Sidecar': {
      yaml: istioResource(
        'Sidecar',
        `<|inboundConnectionPool|>: {} #! The connection pool is empty. Add "http" or "tcp".`,
      ),
    },
    contradictions: {
      yaml: istioResource(
        'DestinationRule',
        `
subsets:
  - trafficPolicy:
      connectionPool:
        http: {h2UpgradePolicy: UPGRADE, <|useClientProtocol|>: true, <|http2KeepAlive|>: {interval: 1s}}`,
      ),
    },
  },
});
