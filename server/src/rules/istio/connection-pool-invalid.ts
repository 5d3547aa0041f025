import { child } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { anchor, keyAnchor } from '../shared/anchor.ts';
import { isSet, setText } from '../shared/texts.ts';
import { DESTINATION_RULE, SIDECAR } from './shared/kinds.ts';
import { connectionPools } from './shared/traffic-policies.ts';

/** Source: Istio webhook, validateConnectionPool. */
export const connectionPoolInvalid = defineRule({
  id: 'istio/connection-pool-invalid',
  title: 'Set connection pools for `http` or `tcp`',
  severity: 'error',
  kinds: [DESTINATION_RULE, SIDECAR],
  upstream: ['IST0106'],
  judgesAbsence: true,
  *check(resource) {
    for (const pool of connectionPools(resource)) {
      if (pool.kind !== 'map') continue;
      if (pool.pairs.every((pair) => !isSet(pool, pair.name))) {
        yield { at: anchor(pool), message: 'The connection pool is empty. Add "http" or "tcp".' };
      }
      const http = child(pool, 'http');
      if (http?.kind !== 'map') continue;
      const usesClientProtocol = child(http, 'useClientProtocol');
      if (
        setText(http, 'h2UpgradePolicy') === 'UPGRADE' &&
        usesClientProtocol?.kind === 'scalar' &&
        usesClientProtocol.value === true
      ) {
        yield {
          at: keyAnchor(http, 'useClientProtocol'),
          message: '"useClientProtocol" contradicts "h2UpgradePolicy: UPGRADE". Remove one of them.',
        };
      }
      const keepAlive = child(http, 'http2KeepAlive');
      for (const field of keepAlive?.kind === 'map' ? ['interval', 'timeout'] : []) {
        if (keepAlive === undefined || isSet(keepAlive, field)) continue;
        yield {
          at: anchor(keepAlive),
          message: `"http2KeepAlive" has no "${field}". Add it: both "interval" and "timeout" are needed.`,
        };
      }
    }
  },
});
