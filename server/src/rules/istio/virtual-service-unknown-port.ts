import { resolveHost, SERVICE, SERVICE_ENTRY } from '../../workspace/istio-hosts.ts';
import { destinationsOf, VIRTUAL_SERVICE } from '../../workspace/istio-virtual-services.ts';
import { replaceSource } from '../../yaml/edit.ts';
import { select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

const MOST_FIXES = 3;

/**
 * A destination port that the host does not have makes a cluster name that nothing defines.
 * Source: istioctl analyze (virtualservice.DestinationHostAnalyzer).
 */
export const virtualServiceUnknownPort = defineRule({
  id: 'istio/virtual-service-unknown-port',
  title: 'Route only to ports that the host has',
  severity: 'error',
  kinds: [VIRTUAL_SERVICE],
  reads: [SERVICE, SERVICE_ENTRY],
  fixable: 'suggestion',
  upstream: ['IST0101'],
  *check(service, { index }) {
    for (const { host, port } of destinationsOf(service)) {
      if (port === undefined || typeof port.value !== 'number') continue;
      const target = resolveHost(index, host.text, service.namespace);
      if (target === undefined || target.ports.some(({ number }) => number === port.value)) continue;
      // A port that a template fills in may be the one.
      const written = target.resources.flatMap((resource) => select(resource.root, 'spec.ports[*]'));
      if (written.length !== target.ports.length) continue;
      const numbers = [...new Set(target.ports.map(({ number }) => number))];
      yield {
        at: port,
        message:
          `Host "${host.text}" has no port "${port.text}". ` +
          (numbers.length === 0
            ? 'It declares no ports at all.'
            : `Use one of its ports: ${numbers.join(', ')}.`),
        fixes: numbers.slice(0, MOST_FIXES).map((number) => ({
          title: `Change to ${number}`,
          kind: 'suggestion' as const,
          edits: () => [replaceSource(service.document, port, String(number))],
        })),
        hasPreferredFix: numbers.length === 1,
        related: target.ports.slice(0, MOST_FIXES).map(({ node, number, resource }) => ({
          document: resource.document,
          span: node,
          message: `Port ${number} of "${target.host}"`,
        })),
      };
    }
  },
});
