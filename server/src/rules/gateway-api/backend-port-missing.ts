import { servicePorts } from '../../resources/service.ts';
import { backendReferences, findReferenced, ROUTE_KINDS } from '../../workspace/gateway-routes.ts';
import { insertPair } from '../../yaml/edit.ts';
import { findPair } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { titleRelated } from '../shared/related.ts';

/**
 * A reference to a Service names its port. Reported where the Service is here and tells which there are, else the schema
 * does. Source: Gateway API, BackendObjectReference.port (CEL).
 */
export const backendPortMissing = defineRule({
  id: 'gateway-api/backend-port-missing',
  title: 'Name the port of every backend',
  severity: 'error',
  kinds: ROUTE_KINDS,
  reads: ['Service'],
  fixable: 'suggestion',
  upstream: ['GW-HR-012'],
  explains: ['schema/missing-field'],
  judgesAbsence: true,
  *check(route, { index }) {
    for (const backend of backendReferences(route)) {
      const { map, name, group, kind } = backend;
      if (group !== '' || kind !== 'Service' || map.hasMerge || findPair(map, 'port') !== undefined) continue;
      const service = findReferenced(index, backend);
      const ports = service === undefined ? [] : servicePorts(service);
      if (service === undefined || ports.length === 0) continue;
      const numbers = ports.map(({ number }) => String(number));
      yield {
        at: map.flow ? map : (map.pairs[0]?.key ?? map),
        message: `The reference to Service "${name.text}" names no port. Add one of its ports: ${numbers.join(', ')}.`,
        fixes: numbers.slice(0, 3).map((value) => ({
          title: `Add port ${value}`,
          kind: 'suggestion' as const,
          edits: () => [insertPair(route.document, map, { key: 'port', value, after: name.pair })],
        })),
        hasPreferredFix: numbers.length === 1,
        related: [titleRelated(service, `Service "${service.name}"`)],
      };
    }
  },
});
