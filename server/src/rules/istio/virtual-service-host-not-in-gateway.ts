import type { IndexView } from '../../workspace/index-view.ts';
import {
  admitsHost,
  API_GATEWAY,
  findGateway,
  gatewayHosts,
  gatewayServers,
  ISTIO_GATEWAY,
  parseGatewayReference,
} from '../../workspace/istio-gateways.ts';
import { VIRTUAL_SERVICE, virtualHosts } from '../../workspace/istio-virtual-services.ts';
import { appendItem, quoteIfNeeded } from '../../yaml/edit.ts';
import { child, scalars, select } from '../../yaml/select.ts';
import { defineRule, type Fix, type Resource } from '../rule.ts';

/**
 * A Gateway passes on only requests for hosts that both it and the VirtualService name. Source: istioctl analyze
 * (virtualservice.GatewayAnalyzer, IST0132); one common host is enough for it, and for us.
 */
export const virtualServiceHostNotInGateway = defineRule({
  id: 'istio/virtual-service-host-not-in-gateway',
  title: 'Bind a VirtualService to Gateways that take its hosts',
  severity: 'warning',
  kinds: [VIRTUAL_SERVICE],
  reads: [ISTIO_GATEWAY, API_GATEWAY],
  fixable: 'suggestion',
  upstream: ['IST0132'],
  *check(service, { index }) {
    const hosts = virtualHosts(service);
    const [first] = hosts;
    if (first === undefined || hosts.length !== select(service.root, 'spec.hosts[*]').length) return;
    for (const node of scalars(service.root, 'spec.gateways[*]')) {
      const gateway = gatewayAt(index, node.text, service.namespace);
      if (gateway === undefined || gateway.document.masks.length > 0) continue;
      const offered = gatewayHosts(gateway);
      const isTaken = offered.some((offer) =>
        hosts.some((host) => admitsHost(offer, host.text, service.namespace)),
      );
      if (isTaken || offered.length === 0) continue;
      yield {
        at: node,
        message:
          `Gateway "${node.text}" takes no requests for ` +
          `${hosts.map((host) => `"${host.text}"`).join(' or ')}, so this VirtualService does nothing there. ` +
          "Add the host to the Gateway's servers, or name one of theirs.",
        fixes: hosts.length === 1 ? addHostFixes(gateway, first.text) : [],
        hasPreferredFix: gatewayServers(gateway).length === 1,
        related: offered
          .flatMap((offer) => offer.node ?? [])
          .slice(0, 5)
          .map((span) => ({
            document: gateway.document,
            span,
            message: `Gateway "${gateway.name}" takes this host`,
          })),
      };
    }
  },
});

function gatewayAt(index: IndexView, reference: string, namespace: string): Resource | undefined {
  const parsed = parseGatewayReference(reference, namespace);
  return parsed && findGateway(index, parsed);
}

/** One fix per server of an Istio Gateway: the host is added to its list. */
function addHostFixes(gateway: Resource, host: string): Fix[] {
  if (gateway.key !== ISTIO_GATEWAY) return [];
  return gatewayServers(gateway).flatMap((server) => {
    const hosts = child(server, 'hosts');
    const port = scalars(server, 'port.number')[0]?.text;
    if (hosts?.kind !== 'seq') return [];
    return [
      {
        title: `Add "${host}" to port ${port ?? ''} of Gateway "${gateway.name}"`,
        kind: 'suggestion' as const,
        edits: () => [appendItem(gateway.document, hosts, quoteIfNeeded(host))],
      },
    ];
  });
}
