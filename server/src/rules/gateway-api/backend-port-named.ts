import { servicePorts } from '../../resources/service.ts';
import { backendReferences, findReferenced, ROUTE_KINDS } from '../../workspace/gateway-routes.ts';
import { replaceSource } from '../../yaml/edit.ts';
import { defineRule } from '../rule.ts';
import { titleRelated } from '../shared/related.ts';

/**
 * Ports of backends are numbers; an Ingress takes names as well. Reported where the Service is here and tells the number,
 * else the schema does. Source: Gateway API, BackendObjectReference.port.
 */
export const backendPortNamed = defineRule({
  id: 'gateway-api/backend-port-named',
  title: 'Name the port of a backend by its number',
  severity: 'error',
  kinds: ROUTE_KINDS,
  reads: ['Service'],
  fixable: 'suggestion',
  upstream: ['GW-HR-011'],
  explains: ['schema/wrong-type'],
  *check(route, { index }) {
    for (const backend of backendReferences(route)) {
      const { port } = backend;
      if (port === undefined || typeof port.value !== 'string' || backend.kind !== 'Service') continue;
      const service = findReferenced(index, backend);
      const meant = service && servicePorts(service).find(({ name }) => name === port.text);
      if (service === undefined || meant === undefined) continue;
      yield {
        at: port,
        message: `Backends name their port by number, and "${port.text}" is the port ${meant.number} of Service "${service.name}". Write that.`,
        fixes: [
          {
            title: `Change to ${meant.number}`,
            kind: 'suggestion',
            edits: () => [replaceSource(route.document, port, String(meant.number))],
          },
        ],
        related: [titleRelated(service, `Service "${service.name}"`)],
      };
    }
  },
});
