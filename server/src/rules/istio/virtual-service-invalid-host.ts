import { replaceText } from '../../yaml/edit.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { select } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { wildcardDomainFault } from '../shared/host-name.ts';
import { isIpAddress } from '../shared/ip-address.ts';
import { texts } from '../shared/texts.ts';
import { destinationsOf } from './shared/destinations.ts';
import { VIRTUAL_SERVICE } from './shared/kinds.ts';

/**
 * Hosts of a VirtualService are DNS names, wildcards or IP addresses; destinations are DNS names.
 * Source: Istio webhook, ValidateVirtualService and validateDestination.
 */
export const virtualServiceInvalidHost = defineRule({
  id: 'istio/virtual-service-invalid-host',
  title: 'Write hosts as DNS names, without scheme, port or path',
  severity: 'error',
  kinds: [VIRTUAL_SERVICE],
  fixable: 'suggestion',
  upstream: ['IST0106'],
  *check(resource) {
    const hasTlsRoutes = select(resource.root, 'spec.tls[*].match[*].sniHosts[*]').length > 0;
    for (const host of texts(resource.root, 'spec.hosts[*]')) {
      // Gateways of multi-network meshes route on names that Istio makes itself: `outbound_.80_._.host`.
      if (isIpAddress(host.text) || (hasTlsRoutes && host.text.startsWith('outbound_'))) continue;
      yield* checkHost(resource, host);
    }
    for (const destination of destinationsOf(resource)) {
      for (const host of texts(destination, 'host')) yield* checkHost(resource, host);
    }
    yield* checkMeshWildcard(resource);
  },
});

function* checkHost(resource: Resource, host: ScalarNode): Iterable<Finding> {
  const isDestination = host.pair?.name === 'host' && host.pair.value === host;
  const fault =
    isDestination && host.text === '*' ? 'traffic needs one host to go to' : wildcardDomainFault(host.text);
  if (fault === undefined) return;
  const bare = host.text.replace(/^[a-z]+:\/\//i, '').replace(/[:/].*$/s, '');
  const isRepaired = bare !== host.text && wildcardDomainFault(bare) === undefined && bare !== '*';
  yield {
    at: host,
    message: `"${host.text}" is no valid host: ${fault}. Write the DNS name of a service.`,
    fixes: isRepaired
      ? [
          {
            title: `Change to "${bare}"`,
            kind: 'suggestion',
            edits: () => [replaceText(resource.document, host, bare)],
          },
        ]
      : [],
  };
}

/** The mesh gateway (no `gateways`, or `mesh` among them) takes no `*`, which would catch all traffic. */
function* checkMeshWildcard(resource: Resource): Iterable<Finding> {
  const gateways = texts(resource.root, 'spec.gateways[*]');
  const isMesh = gateways.length === 0 || gateways.some((gateway) => gateway.text === 'mesh');
  if (!isMesh || select(resource.root, 'spec.gateways[*]').length !== gateways.length) return;
  for (const host of texts(resource.root, 'spec.hosts[*]')) {
    if (host.text !== '*') continue;
    yield {
      at: host,
      message:
        '"*" is not allowed as a host for traffic inside the mesh. Name the hosts, or bind the VirtualService to "gateways".',
    };
  }
}
