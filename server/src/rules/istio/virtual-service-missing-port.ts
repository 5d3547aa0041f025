import { resolveHost, SERVICE, SERVICE_ENTRY } from '../../workspace/istio-hosts.ts';
import { destinationsOf, VIRTUAL_SERVICE } from '../../workspace/istio-virtual-services.ts';
import { insertPair } from '../../yaml/edit.ts';
import { findPair } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

const MOST_FIXES = 4;

/**
 * Without `port`, istiod takes the host's only port; where there are several it takes the number of the
 * listener, which at a gateway is the gateway's own port. Source: istioctl analyze
 * (virtualservice.DestinationHostAnalyzer), Istio's `Destination.port`.
 */
export const virtualServiceMissingPort = defineRule({
  id: 'istio/virtual-service-missing-port',
  title: 'Name the port of a host that has several',
  severity: 'warning',
  kinds: [VIRTUAL_SERVICE],
  reads: [SERVICE, SERVICE_ENTRY],
  fixable: 'suggestion',
  judgesAbsence: true,
  upstream: ['IST0112'],
  *check(service, { index }) {
    for (const { host, map, hasPort } of destinationsOf(service)) {
      if (hasPort) continue;
      const target = resolveHost(index, host.text, service.namespace);
      const numbers = [...new Set(target?.ports.map(({ number }) => number))];
      if (target === undefined || numbers.length < 2) continue;
      yield {
        at: host,
        message:
          `Host "${host.text}" has several ports (${numbers.join(', ')}) and the destination names none. ` +
          'Add "port" with the number that is meant.',
        fixes: numbers.slice(0, MOST_FIXES).map((number) => ({
          title: `Add port ${number}`,
          kind: 'suggestion' as const,
          edits: () => [
            insertPair(service.document, map, {
              key: 'port',
              value: `number: ${number}`,
              after: findPair(map, 'host'),
            }),
          ],
        })),
        hasPreferredFix: false,
        related: target.resources.map((resource) => ({
          document: resource.document,
          span: resource.kindNode,
          message: `"${target.host}" is defined here`,
        })),
      };
    }
  },
});
